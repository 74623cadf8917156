-- A host leads to one service. Where several have attached a domain, requests go to the first of them, which keeps it.
DELETE FROM "static_websites" AS website USING "storage_custom_domains" AS domain, "storage_custom_domains" AS first
WHERE website."service_uuid" = domain."service_uuid" AND website."domain_name" = domain."domain_name"
  AND first."domain_name" = domain."domain_name" AND first."position" < domain."position";
DELETE FROM "storage_custom_domains" AS domain USING "storage_custom_domains" AS first
WHERE first."domain_name" = domain."domain_name" AND first."position" < domain."position";

-- AlterTable
ALTER TABLE "storage_custom_domains" ADD COLUMN     "check_at" TIMESTAMPTZ(3),
ADD COLUMN     "claimed_until" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fault" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "storage_custom_domains_domain_name_key" ON "storage_custom_domains"("domain_name");

-- CreateIndex
CREATE INDEX "storage_custom_domains_check_at_idx" ON "storage_custom_domains"("check_at");

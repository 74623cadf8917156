-- CreateTable
CREATE TABLE "storage_domain_holders" (
    "domain_name" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "storage_domain_holders_pkey" PRIMARY KEY ("domain_name")
);

-- CreateIndex
CREATE INDEX "storage_domain_holders_account_id_idx" ON "storage_domain_holders"("account_id");

-- CreateIndex
CREATE INDEX "storage_domain_holders_until_idx" ON "storage_domain_holders"("until");

-- AddForeignKey
ALTER TABLE "storage_domain_holders" ADD CONSTRAINT "storage_domain_holders_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever attached a domain first holds it.
INSERT INTO "storage_domain_holders" ("domain_name", "account_id")
SELECT DISTINCT ON (domain."domain_name") domain."domain_name", service."account_id"
FROM "storage_custom_domains" AS domain JOIN "storage_services" AS service ON service."uuid" = domain."service_uuid"
ORDER BY domain."domain_name", domain."position";

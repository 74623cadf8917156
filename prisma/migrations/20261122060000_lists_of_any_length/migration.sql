-- The total that lists of services tell: to count them anew for each page took as long as there were many.
ALTER TABLE "accounts" ADD COLUMN "service_count" INTEGER NOT NULL DEFAULT 0;
UPDATE "accounts" SET "service_count" = (SELECT count(*) FROM "storage_services" WHERE "account_id" = "accounts"."id");

-- Every order that a list can have, so that its first page is read and nothing is sorted.
CREATE INDEX "storage_services_account_id_operational_state_uuid_idx" ON "storage_services"("account_id", "operational_state", "uuid");
CREATE INDEX "storage_services_account_id_region_uuid_idx" ON "storage_services"("account_id", "region", "uuid");
CREATE INDEX "resources_type_created_at_id_idx" ON "resources"("type", "created_at", "id");
CREATE INDEX "resources_type_created_by_id_idx" ON "resources"("type", "created_by", "id");

-- Each request for approval removes those that are too old.
CREATE INDEX "approval_requests_created_at_idx" ON "approval_requests"("created_at");

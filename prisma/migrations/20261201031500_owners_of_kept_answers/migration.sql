-- Whose key an answer is kept for, so that it can be bounded what one caller has kept. Older answers end within a day.
ALTER TABLE "idempotency_records" ADD COLUMN "owner_hash" BYTEA;
CREATE INDEX "idempotency_records_owner_hash_idx" ON "idempotency_records"("owner_hash");

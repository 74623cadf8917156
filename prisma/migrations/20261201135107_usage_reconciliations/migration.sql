-- When the usage of a bucket is next compared with what is in it, and whether it was the same the last time.
CREATE TABLE "storage_reconciliations" (
    "bucket_id" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "drifts" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "storage_reconciliations_pkey" PRIMARY KEY ("bucket_id")
);

CREATE INDEX "storage_reconciliations_due_at_idx" ON "storage_reconciliations"("due_at");

ALTER TABLE "storage_reconciliations" ADD CONSTRAINT "storage_reconciliations_bucket_id_fkey" FOREIGN KEY ("bucket_id") REFERENCES "storage_buckets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

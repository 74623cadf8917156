-- The revision of a bucket's lifecycle rules: null where it has none. Who reads a bucket learns whether rules that are remembered still count.
ALTER TABLE "storage_buckets" ADD COLUMN "lifecycle_revision" BIGINT;
CREATE SEQUENCE "lifecycle_revisions";

-- The rules, and how far their execution has come. It is due again each midnight.
CREATE TABLE "bucket_lifecycles" (
    "bucket_id" BIGINT NOT NULL,
    "revision" BIGINT NOT NULL,
    "document" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "cursor" JSON,

    CONSTRAINT "bucket_lifecycles_pkey" PRIMARY KEY ("bucket_id")
);
CREATE INDEX "bucket_lifecycles_due_at_idx" ON "bucket_lifecycles"("due_at");
ALTER TABLE "bucket_lifecycles" ADD CONSTRAINT "bucket_lifecycles_bucket_id_fkey" FOREIGN KEY ("bucket_id") REFERENCES "storage_buckets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

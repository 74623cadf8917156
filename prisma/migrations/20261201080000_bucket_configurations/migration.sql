-- What callers configure of a bucket: at most one document of each kind, which goes with the bucket.
CREATE TABLE "storage_bucket_configurations" (
    "bucket_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "storage_bucket_configurations_pkey" PRIMARY KEY ("bucket_id", "kind")
);

ALTER TABLE "storage_bucket_configurations" ADD CONSTRAINT "storage_bucket_configurations_bucket_id_fkey" FOREIGN KEY ("bucket_id") REFERENCES "storage_buckets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

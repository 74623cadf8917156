-- Who may do what with a bucket and what is in it: at most one document for each bucket, which goes with it.
CREATE TABLE "storage_bucket_policies" (
    "bucket_id" BIGINT NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "storage_bucket_policies_pkey" PRIMARY KEY ("bucket_id")
);

ALTER TABLE "storage_bucket_policies" ADD CONSTRAINT "storage_bucket_policies_bucket_id_fkey" FOREIGN KEY ("bucket_id") REFERENCES "storage_buckets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

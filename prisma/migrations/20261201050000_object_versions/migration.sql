-- Whether objects of a bucket have versions: null until that is asked for, and never again after it.
ALTER TABLE "storage_buckets" ADD COLUMN "versioning" TEXT;
ALTER TABLE "storage_buckets" ADD CONSTRAINT "storage_buckets_versioning_check" CHECK ("versioning" IN ('Enabled', 'Suspended'));

-- Versions that are not current, and delete markers: listings of current objects never read them. Of those of a key the latest has
-- the least place.
CREATE TABLE "object_versions" (
    "bucket_id" BIGINT NOT NULL,
    "key" BYTEA NOT NULL,
    "place" BIGINT NOT NULL,
    "version_id" TEXT NOT NULL,
    "is_marker" BOOLEAN NOT NULL DEFAULT false,
    "content_id" UUID,
    "part_count" INTEGER,
    "inline" BYTEA,
    "size" BIGINT NOT NULL DEFAULT 0,
    "chunk_size" INTEGER NOT NULL DEFAULT 0,
    "wrapped_key" BYTEA,
    "etag" TEXT NOT NULL DEFAULT '',
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "storage_class" TEXT NOT NULL DEFAULT 'STANDARD',
    "headers" JSON NOT NULL DEFAULT '{}',
    "metadata" JSON NOT NULL DEFAULT '{}',
    "checksum_algorithm" TEXT,
    "checksum_type" TEXT,
    "checksum" TEXT,
    "tags" JSON,
    "creator" TEXT,

    CONSTRAINT "object_versions_pkey" PRIMARY KEY ("bucket_id","key","place")
);
CREATE UNIQUE INDEX "object_versions_bucket_id_key_version_id_key" ON "object_versions"("bucket_id", "key", "version_id");
CREATE INDEX "object_versions_content" ON "object_versions"("content_id") WHERE "content_id" IS NOT NULL;
ALTER TABLE "object_versions"
    ADD CONSTRAINT "object_versions_bytes_check" CHECK (num_nonnulls("inline", "content_id") = CASE WHEN "is_marker" THEN 0 ELSE 1 END),
    ADD CONSTRAINT "object_versions_parts_check" CHECK ("part_count" IS NULL OR "content_id" IS NOT NULL);
ALTER TABLE "object_versions" ALTER COLUMN "inline" SET STORAGE EXTERNAL;
CREATE SEQUENCE "object_version_places";

-- What an upload was completed to is told again to who asks again.
ALTER TABLE "object_uploads" ADD COLUMN "version_id" TEXT;

-- The current version of each object. Nothing here refers to buckets by a foreign key: each write counts what it changes of a
-- bucket, and that is refused once the bucket is gone.
CREATE TABLE "stored_objects" (
    "bucket_id" BIGINT NOT NULL,
    "key" BYTEA NOT NULL,
    "version_id" TEXT NOT NULL DEFAULT 'null',
    "content_id" UUID,
    "part_count" INTEGER,
    "inline" BYTEA,
    "size" BIGINT NOT NULL,
    "chunk_size" INTEGER NOT NULL,
    "wrapped_key" BYTEA,
    "etag" TEXT NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "storage_class" TEXT NOT NULL DEFAULT 'STANDARD',
    "headers" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "checksum_algorithm" TEXT,
    "checksum_type" TEXT,
    "checksum" TEXT,
    "tags" JSON,
    "creator" TEXT,
    "replaced_content_id" UUID,
    "replaced_size" BIGINT,

    CONSTRAINT "stored_objects_pkey" PRIMARY KEY ("bucket_id","key")
);

-- An upload in parts, and for a while what it was completed to.
CREATE TABLE "object_uploads" (
    "id" UUID NOT NULL,
    "bucket_id" BIGINT NOT NULL,
    "key" BYTEA NOT NULL,
    "initiated_at" TIMESTAMPTZ(3) NOT NULL,
    "storage_class" TEXT NOT NULL DEFAULT 'STANDARD',
    "headers" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "checksum_algorithm" TEXT,
    "checksum_type" TEXT,
    "tags" JSON,
    "creator" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "etag" TEXT,
    "checksum" TEXT,
    "size" BIGINT,

    CONSTRAINT "object_uploads_pkey" PRIMARY KEY ("id")
);

-- Parts stay when their upload is completed: the object's content is the upload. They take no lock on the upload beyond the one
-- that their writer takes.
CREATE TABLE "object_parts" (
    "upload_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "starts_at" BIGINT,
    "blob_id" UUID,
    "inline" BYTEA,
    "size" BIGINT NOT NULL,
    "chunk_size" INTEGER NOT NULL,
    "wrapped_key" BYTEA,
    "etag" TEXT NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "checksum_algorithm" TEXT,
    "checksum" TEXT,
    "replaced_blob_id" UUID,
    "replaced_size" BIGINT,

    CONSTRAINT "object_parts_pkey" PRIMARY KEY ("upload_id","number")
);

-- What is no longer held by an object or a part, and may be held by others.
CREATE TABLE "content_removals" (
    "id" BIGSERIAL NOT NULL,
    "content_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_removals_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "content_removals_due_at_idx" ON "content_removals"("due_at");
CREATE INDEX "content_removals_content_id_idx" ON "content_removals"("content_id");

-- Bytes lie in the row or elsewhere, never both.
ALTER TABLE "stored_objects"
    ADD CONSTRAINT "stored_objects_bytes_check" CHECK (num_nonnulls("inline", "content_id") = 1),
    ADD CONSTRAINT "stored_objects_parts_check" CHECK ("part_count" IS NULL OR "content_id" IS NOT NULL);
ALTER TABLE "object_parts" ADD CONSTRAINT "object_parts_bytes_check" CHECK (num_nonnulls("inline", "blob_id") = 1);

-- Who refers to a blob. Objects whose bytes are in the row have no entry.
CREATE INDEX "stored_objects_content" ON "stored_objects"("content_id") WHERE "content_id" IS NOT NULL;
CREATE INDEX "object_parts_blob" ON "object_parts"("blob_id") WHERE "blob_id" IS NOT NULL;
-- Uploads under way, in the order in which they are listed; and those that were completed lately.
CREATE INDEX "object_uploads_open" ON "object_uploads"("bucket_id", "key", "id") WHERE "completed_at" IS NULL;
CREATE INDEX "object_uploads_completed" ON "object_uploads"("completed_at") WHERE "completed_at" IS NOT NULL;

-- What is sealed cannot be compressed: nothing is to try.
ALTER TABLE "stored_objects" ALTER COLUMN "inline" SET STORAGE EXTERNAL;
ALTER TABLE "object_parts" ALTER COLUMN "inline" SET STORAGE EXTERNAL;

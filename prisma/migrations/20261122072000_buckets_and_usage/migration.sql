-- Buckets get an id of their own, on which everything hangs that is in them: names can be used again. One whose service is gone
-- stays until it has been cleaned up.
ALTER TABLE "storage_buckets"
    DROP CONSTRAINT "storage_buckets_pkey",
    DROP CONSTRAINT "storage_buckets_service_uuid_fkey",
    ADD COLUMN "id" BIGSERIAL NOT NULL,
    ADD COLUMN "claimed_until" TIMESTAMPTZ(3),
    ALTER COLUMN "service_uuid" DROP NOT NULL,
    ADD CONSTRAINT "storage_buckets_pkey" PRIMARY KEY ("id"),
    ADD CONSTRAINT "storage_buckets_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "storage_buckets_service_uuid_name_key" ON "storage_buckets"("service_uuid", "name");
CREATE UNIQUE INDEX "storage_buckets_service_uuid_id_key" ON "storage_buckets"("service_uuid", "id");

-- What buckets hold: totals, and changes that were not added to them yet. No write updates a row that another one updates.
CREATE TABLE "storage_usage" (
    "service_uuid" UUID NOT NULL,
    "bucket_id" BIGINT NOT NULL,
    "objects" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "noncurrent_objects" BIGINT NOT NULL DEFAULT 0,
    "noncurrent_bytes" BIGINT NOT NULL DEFAULT 0,
    "delete_markers" BIGINT NOT NULL DEFAULT 0,
    "uploads" BIGINT NOT NULL DEFAULT 0,
    "upload_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "storage_usage_pkey" PRIMARY KEY ("service_uuid","bucket_id")
);

CREATE TABLE "storage_usage_changes" (
    "id" BIGSERIAL NOT NULL,
    "service_uuid" UUID NOT NULL,
    "bucket_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "objects" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "noncurrent_objects" BIGINT NOT NULL DEFAULT 0,
    "noncurrent_bytes" BIGINT NOT NULL DEFAULT 0,
    "delete_markers" BIGINT NOT NULL DEFAULT 0,
    "uploads" BIGINT NOT NULL DEFAULT 0,
    "upload_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "storage_usage_changes_pkey" PRIMARY KEY ("service_uuid","bucket_id","id")
);

-- Nothing is counted for a bucket that is gone: it is removed once all who write into it are done.
ALTER TABLE "storage_usage_changes" ADD CONSTRAINT "storage_usage_changes_service_uuid_bucket_id_fkey" FOREIGN KEY ("service_uuid", "bucket_id") REFERENCES "storage_buckets"("service_uuid", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

INSERT INTO "storage_usage" ("service_uuid", "bucket_id", "objects", "bytes")
SELECT "service_uuid", "id", "total_objects", "total_size_bytes" FROM "storage_buckets"
WHERE "total_objects" <> 0 OR "total_size_bytes" <> 0;

ALTER TABLE "storage_buckets" DROP COLUMN "total_objects", DROP COLUMN "total_size_bytes";

-- Usage of the past is told from exact changes: a server that is killed loses what it counted of the traffic.
ALTER TABLE "storage_samples"
    ADD COLUMN "bytes_change" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "objects_change" BIGINT NOT NULL DEFAULT 0;
UPDATE "storage_samples" SET
    "bytes_change" = "bytes_created" - "bytes_deleted",
    "objects_change" = "objects_created" - "objects_deleted";

-- Steps of services are claimed as all scheduled work is.
ALTER TABLE "storage_services"
    DROP COLUMN "total_objects",
    DROP COLUMN "total_size_bytes",
    ADD COLUMN "claimed_until" TIMESTAMPTZ(3);

-- Few rows are claimed at a time: they are found without a look at the others.
CREATE INDEX "storage_services_claimed" ON "storage_services"("claimed_until") WHERE "claimed_until" IS NOT NULL;
CREATE INDEX "storage_buckets_claimed" ON "storage_buckets"("claimed_until") WHERE "claimed_until" IS NOT NULL;
CREATE INDEX "deliveries_claimed" ON "deliveries"("claimed_until") WHERE "claimed_until" IS NOT NULL;

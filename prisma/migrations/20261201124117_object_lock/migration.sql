-- Object lock of a bucket: null where it is off. Once on it stays, and so do versions: nothing can replace a version that is locked.
ALTER TABLE "storage_buckets" ADD COLUMN "object_lock" JSON;
ALTER TABLE "storage_buckets" ADD CONSTRAINT "storage_buckets_object_lock_check" CHECK ("object_lock" IS NULL OR coalesce("versioning", '') = 'Enabled');

-- What keeps a version from being removed: until a time, or for as long as a legal hold is on.
ALTER TABLE "stored_objects" ADD COLUMN "retention_mode" TEXT, ADD COLUMN "retain_until" TIMESTAMPTZ(3), ADD COLUMN "legal_hold" BOOLEAN;
ALTER TABLE "object_versions" ADD COLUMN "retention_mode" TEXT, ADD COLUMN "retain_until" TIMESTAMPTZ(3), ADD COLUMN "legal_hold" BOOLEAN;
ALTER TABLE "object_uploads" ADD COLUMN "retention_mode" TEXT, ADD COLUMN "retain_until" TIMESTAMPTZ(3), ADD COLUMN "legal_hold" BOOLEAN;
ALTER TABLE "stored_objects" ADD CONSTRAINT "stored_objects_retention_check" CHECK ("retention_mode" IN ('GOVERNANCE', 'COMPLIANCE') AND num_nulls("retention_mode", "retain_until") IN (0, 2));
ALTER TABLE "object_versions" ADD CONSTRAINT "object_versions_retention_check" CHECK ("retention_mode" IN ('GOVERNANCE', 'COMPLIANCE') AND num_nulls("retention_mode", "retain_until") IN (0, 2));
ALTER TABLE "object_uploads" ADD CONSTRAINT "object_uploads_retention_check" CHECK ("retention_mode" IN ('GOVERNANCE', 'COMPLIANCE') AND num_nulls("retention_mode", "retain_until") IN (0, 2));

-- Whether a bucket holds locked versions is asked before it is deleted. Rows without a lock are in none of these.
CREATE INDEX "stored_objects_locked" ON "stored_objects"("bucket_id", "retain_until") WHERE "retain_until" IS NOT NULL;
CREATE INDEX "object_versions_locked" ON "object_versions"("bucket_id", "retain_until") WHERE "retain_until" IS NOT NULL;
CREATE INDEX "stored_objects_held" ON "stored_objects"("bucket_id") WHERE "legal_hold";
CREATE INDEX "object_versions_held" ON "object_versions"("bucket_id") WHERE "legal_hold";

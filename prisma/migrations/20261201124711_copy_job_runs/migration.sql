-- Jobs are carried out: when a server is to go on with each, until when one works on it, and where to go on.
ALTER TABLE "storage_jobs" ADD COLUMN "progress" TEXT NOT NULL DEFAULT '',
ADD COLUMN "due_at" TIMESTAMPTZ(3),
ADD COLUMN "claimed_until" TIMESTAMPTZ(3);

CREATE INDEX "storage_jobs_due_at_idx" ON "storage_jobs"("due_at");

-- those that have waited until now
UPDATE "storage_jobs" SET "due_at" = "created_at" WHERE "operational_state" IN ('pending', 'configuring', 'running');

import { jobStates } from "@concordat/contract/object-storage";
import { scheduledRows } from "../../due-work/scheduled-rows.js";
import { Prisma } from "../../generated/prisma/client.js";

const unfinished = Prisma.join(jobStates.unfinished.map((state) => Prisma.sql`${state}`));

/**
 * Jobs that are to be carried out. One of each account at a time: whoever has many waits for the own ones only, and those of
 * others come in between.
 */
export const scheduledJobs = scheduledRows("StorageJob", {
  kind: "copy_jobs",
  key: "uuid",
  dueAt: "dueAt",
  claimedUntil: "claimedUntil",
  more: ["accountId"],
  pending: Prisma.sql`storage_jobs.operational_state IN (${unfinished}) AND NOT EXISTS (
    SELECT FROM storage_jobs AS other WHERE other.account_id = storage_jobs.account_id AND other.uuid <> storage_jobs.uuid
      AND other.claimed_until > now() AND other.operational_state IN (${unfinished}))`,
});

/** A job that a worker has claimed. */
export type ClaimedJob = ReturnType<typeof scheduledJobs.rows.read>;

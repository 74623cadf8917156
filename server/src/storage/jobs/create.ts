import { jobStates } from "@concordat/contract/object-storage";
import { runStatement } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import { countRows, insertRow } from "../../database/write-rows.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { sealedColumns } from "../../vault/sealed-columns.js";
import { newUuid } from "../new-uuid.js";
import { holdToQuota } from "../quota.js";
import type { StorageContext } from "../storage-context.js";
import { StorageError } from "../storage-error.js";
import { endpointFaults } from "./endpoint-faults.js";
import { type Job, jobOf, type NewJob, storedLocation } from "./job.js";

/**
 * Creates a job of an account, which is due at once.
 *
 * @throws StorageError `Invalid` for `source.endpointUrl`, `target.endpointUrl` or both, `LimitExceeded` for `type`
 */
export const createJob = async (
  db: PrismaClient,
  accountId: string,
  job: NewJob,
  context: Pick<StorageContext, "clock" | "objectsDomain" | "onScheduled" | "quotas" | "vault">,
): Promise<Job> => {
  const { clock, objectsDomain, vault } = context;
  const { type, source, target } = job;
  const faults = endpointFaults(job, objectsDomain);
  if (faults.length > 0) throw new StorageError("Invalid", "An endpoint of the job cannot be used.", faults);
  const uuid = newUuid();
  const now = clock();
  const secrets = JSON.stringify([source.secretAccessKey, target.secretAccessKey]);
  const row = {
    uuid,
    accountId,
    type,
    operationalState: jobStates.unfinished[0],
    source: storedLocation(source),
    target: storedLocation(target),
    secretsSealed: vault.seal(secrets, sealedColumns.jobSecrets.purpose(uuid)),
    dueAt: now,
    createdAt: now,
    updatedAt: now,
  };
  return transaction(db, async (tx) => {
    // a statement of its own: those that come after it count what others added before
    await runStatement(tx, Prisma.sql`SELECT id FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`);
    const [made, count] = await Promise.all([
      insertRow(tx, "StorageJob", row),
      countRows(tx, "StorageJob", { accountId }),
    ]);
    holdToQuota("jobsPerAccount", { count, field: "type" }, context);
    context.onScheduled();
    return jobOf(made);
  });
};

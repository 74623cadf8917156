import { jobStates } from "@concordat/contract/object-storage";
import { insertRow } from "../../database/write-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { sealedColumns } from "../../vault/sealed-columns.js";
import { newUuid } from "../new-uuid.js";
import type { StorageContext } from "../storage-context.js";
import { StorageError } from "../storage-error.js";
import { endpointFaults } from "./endpoint-faults.js";
import { type Job, jobOf, type NewJob, storedLocation } from "./job.js";

/**
 * Creates a job of an account. Nothing copies yet: it stays pending until it is canceled.
 *
 * @throws StorageError `Invalid` for `source.endpointUrl`, `target.endpointUrl` or both
 */
export const createJob = async (
  db: PrismaClient,
  accountId: string,
  job: NewJob,
  { clock, objectsDomain, vault }: Pick<StorageContext, "clock" | "objectsDomain" | "vault">,
): Promise<Job> => {
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
    createdAt: now,
    updatedAt: now,
  };
  return jobOf(await insertRow(db, "StorageJob", row));
};

import { jobStates } from "@concordat/contract/object-storage";
import { runStatement } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { sealedColumns } from "../../vault/sealed-columns.js";
import type { Vault } from "../../vault/vault.js";
import { type Job, jobByUuid, jobOf } from "./job.js";
import type { ClaimedJob } from "./scheduled.js";

/** A job, as the server that carries it out knows it. */
export interface JobRun extends Job {
  readonly accountId: string;
  /** The secrets of the two keys, of which no answer and no log has any. */
  readonly secrets: { readonly source: string; readonly target: string };
  /** Where an earlier run has got to; empty before there was one. */
  readonly progress: string;
}

/** What a run has achieved so far. */
export interface JobFigures {
  readonly bytes: number;
  readonly totalBytes: number;
  /** Seconds as a decimal text; empty before it copied. */
  readonly transferTime: string;
  readonly progress: string;
}

const unfinished = Prisma.join(jobStates.unfinished.map((state) => Prisma.sql`${state}`));

/** The row of a claim that still counts. */
const heldBy = ({ uuid, claimedUntil }: ClaimedJob): Prisma.Sql =>
  Prisma.sql`uuid = ${uuid}::uuid AND claimed_until = ${claimedUntil?.toISOString() ?? null}::timestamptz
    AND operational_state IN (${unfinished})`;

/** Reads a claimed job. @returns undefined for one that was canceled meanwhile */
export const readRun = async (
  { prisma, vault }: { readonly prisma: PrismaClient; readonly vault: Vault },
  { uuid }: ClaimedJob,
): Promise<JobRun | undefined> => {
  const row = await jobByUuid(prisma, { uuid });
  if (row === null || row.secretsSealed.length === 0) return undefined;
  const opened = vault.open(row.secretsSealed, sealedColumns.jobSecrets.purpose(uuid)).toString();
  const [source = "", target = ""] = JSON.parse(opened) as string[];
  return { ...jobOf(row), accountId: row.accountId, progress: row.progress, secrets: { source, target } };
};

/** Whether another job of the account was claimed before, which two claims at the same moment do not notice. */
export const isSecondOfAccount = async (db: PrismaClient, { uuid, accountId }: ClaimedJob): Promise<boolean> => {
  const { count } = await runStatement(
    db,
    Prisma.sql`SELECT 'other' FROM storage_jobs AS other, storage_jobs AS own WHERE own.uuid = ${uuid}::uuid
      AND other.account_id = ${accountId} AND other.claimed_until > now() AND other.operational_state IN (${unfinished})
      AND (other.created_at, other.uuid) < (own.created_at, own.uuid) LIMIT 1`,
  );
  return count > 0;
};

/** Whether a job of another account waits for somebody to carry it out. */
export const isAnyoneWaiting = async (db: PrismaClient, { accountId }: ClaimedJob, now: Date): Promise<boolean> => {
  const { count } = await runStatement(
    db,
    Prisma.sql`SELECT 'waits' FROM storage_jobs AS waiting WHERE operational_state IN (${unfinished})
      AND account_id <> ${accountId} AND due_at <= ${now.toISOString()}::timestamptz
      AND (claimed_until IS NULL OR claimed_until < now()) AND NOT EXISTS (
        SELECT FROM storage_jobs AS other WHERE other.account_id = waiting.account_id AND other.claimed_until > now()
          AND other.operational_state IN (${unfinished})) LIMIT 1`,
  );
  return count > 0;
};

/**
 * Writes down what a run has achieved, and renews its claim.
 *
 * @returns the renewed claim; undefined where the job was canceled, or another server has taken it
 */
export const holdJob = async (
  db: PrismaClient,
  claim: ClaimedJob,
  { state, bytes, totalBytes, transferTime, progress }: JobFigures & { readonly state: "configuring" | "running" },
  { now, claimMs }: { readonly now: Date; readonly claimMs: number },
): Promise<ClaimedJob | undefined> => {
  const claimedUntil = new Date(now.getTime() + claimMs);
  const { count } = await runStatement(
    db,
    Prisma.sql`UPDATE storage_jobs SET operational_state = ${state}, bytes = greatest(bytes, ${bytes}::bigint),
        total_bytes = ${totalBytes}::bigint, transfer_time = ${transferTime}, progress = ${progress},
        updated_at = ${now.toISOString()}::timestamptz, claimed_until = ${claimedUntil.toISOString()}::timestamptz
      WHERE ${heldBy(claim)}`,
  );
  return count === 0 ? undefined : { ...claim, claimedUntil };
};

/** Leaves a job to whoever claims it next. @param dueAt when that may be */
export const letGoOfJob = async (db: PrismaClient, claim: ClaimedJob, dueAt: Date): Promise<void> => {
  await runStatement(
    db,
    Prisma.sql`UPDATE storage_jobs SET claimed_until = NULL, due_at = ${dueAt.toISOString()}::timestamptz
      WHERE ${heldBy(claim)}`,
  );
};

/** Ends a job, and erases its secrets. A job that was canceled meanwhile stays so. */
export const endJob = async (
  db: PrismaClient,
  claim: ClaimedJob,
  { bytes, totalBytes, transferTime, progress, error }: JobFigures & { readonly error: string },
  now: Date,
): Promise<void> => {
  await runStatement(
    db,
    Prisma.sql`UPDATE storage_jobs SET operational_state = ${error === "" ? "completed" : "failed"},
        error = ${error}, bytes = ${bytes}::bigint, total_bytes = ${totalBytes}::bigint,
        transfer_time = ${transferTime}, progress = ${progress}, updated_at = ${now.toISOString()}::timestamptz,
        due_at = NULL, claimed_until = NULL, secrets_sealed = ''::bytea
      WHERE ${heldBy(claim)}`,
  );
};

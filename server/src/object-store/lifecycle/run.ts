import { setTimeout as sleep } from "node:timers/promises";
import type { ServerContext } from "../../context.js";
import { queryRows } from "../../database/own-statement.js";
import type { ClaimedWork } from "../../due-work/claim-worker.js";
import { scheduledRows } from "../../due-work/scheduled-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Traffic } from "../../storage/usage/traffic.js";
import { ObjectStoreError } from "../object-store-error.js";
import { abortUploads } from "./abort-uploads.js";
import { type FoundLifecycle, findLifecycle } from "./configuration.js";
import { expireObjects } from "./expire-objects.js";
import { expireVersions } from "./expire-versions.js";
import { midnightAfter } from "./expiry.js";
import { rangeFrom, rangesOf } from "./ranges.js";
import type { LifecycleRule } from "./rules.js";
import type { Gone, Step, StepOutcome } from "./step.js";

const scheduledRuns = scheduledRows("BucketLifecycle", {
  kind: "lifecycle_runs",
  key: "bucketId",
  dueAt: "dueAt",
  claimedUntil: "claimedUntil",
});

type ClaimedRun = ReturnType<typeof scheduledRuns.rows.read>;

/** Each page lengthens the claim. */
const claimMs = 30_000;
const dayMs = 86_400_000;

interface Stage {
  readonly name: string;
  /** Whether a rule has something to do in it. */
  readonly concerns: (rule: LifecycleRule) => boolean;
  readonly work: (step: Step) => Promise<StepOutcome>;
}

const stages: readonly Stage[] = [
  {
    name: "objects",
    concerns: ({ expiration }) => expiration !== undefined && !("expiredObjectDeleteMarker" in expiration),
    work: expireObjects,
  },
  {
    name: "versions",
    concerns: ({ expiration, noncurrent }) => expiration !== undefined || noncurrent !== undefined,
    work: expireVersions,
  },
  { name: "uploads", concerns: ({ abortDays }) => abortDays !== undefined, work: abortUploads },
];

/** Where an execution goes on. */
interface Cursor {
  readonly stage: string;
  /** A key, in base64. */
  readonly from: string;
  readonly after?: string;
}

const first: Cursor = { stage: stages[0]?.name ?? "", from: "" };

const readText = "SELECT cursor FROM bucket_lifecycles WHERE bucket_id = $1::bigint";

/** Only while the claim, and the rules, are those that this execution began with. */
const advanceText = `
  UPDATE bucket_lifecycles SET cursor = $4::json, claimed_until = $5::timestamptz, due_at = coalesce($6::timestamptz, due_at)
  WHERE bucket_id = $1::bigint AND revision = $2::bigint AND claimed_until = $3::timestamptz RETURNING 1`;

/** The bucket is deleted: whatever is in it goes by other means. */
const dropText = "DELETE FROM bucket_lifecycles WHERE bucket_id = $1::bigint AND revision = $2::bigint";

const serviceText = "SELECT service_uuid::text FROM storage_buckets WHERE id = $1::bigint AND deleted_at IS NULL";

/** Takes one step. @returns what is gone, and where the next step begins; undefined behind the last one */
const takeStep = async (
  step: Pick<Step, "db" | "bucketId" | "at">,
  enabled: readonly LifecycleRule[],
  { stage: name, from, after }: Cursor,
): Promise<{ readonly gone?: Gone; readonly next: Cursor | undefined }> => {
  const index = stages.findIndex((one) => one.name === name);
  const stage = stages[index];
  if (!stage) return { next: undefined };
  const rules = enabled.filter(stage.concerns);
  const key = Buffer.from(from, "base64");
  const range = rangeFrom(rangesOf(rules), key);
  const behind = stages[index + 1];
  if (!range) return { next: behind && { stage: behind.name, from: "" } };
  // `after` is of the first key, from which the range begins unless that lies before it
  const isWithin = range.from.equals(key);
  const { gone, next } = await stage.work({ ...step, rules, range, after: isWithin ? after : undefined });
  if (next) return { gone, next: { stage: name, ...next, from: next.from.toString("base64") } };
  const end = range.before;
  if (end) return { gone, next: { stage: name, from: end.toString("base64") } };
  return { gone, next: behind && { stage: behind.name, from: "" } };
};

export interface RunContext extends Pick<ServerContext, "prisma" | "clock"> {
  readonly traffic: Pick<Traffic, "add">;
}

interface Run {
  readonly bucketId: bigint;
  readonly lifecycle: FoundLifecycle;
  readonly serviceUuid: string;
  claimedUntil: Date | null;
}

/** Notes down how far an execution has come. @returns whether it goes on: a claim that has passed to another one ends it */
const advance = async (
  { prisma }: { readonly prisma: PrismaClient },
  run: Run,
  to: { readonly cursor: Cursor | null; readonly claimedUntil: Date | null; readonly dueAt?: Date },
): Promise<boolean> => {
  const values = [
    String(run.bucketId),
    String(run.lifecycle.revision),
    run.claimedUntil?.toISOString() ?? null,
    to.cursor && JSON.stringify(to.cursor),
    to.claimedUntil?.toISOString() ?? null,
    to.dueAt?.toISOString() ?? null,
  ];
  run.claimedUntil = to.claimedUntil;
  return (await queryRows(prisma, { text: advanceText, values })).length > 0;
};

/** Leaves the machine to others for as long as it was taken. */
const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

const execute = async (context: RunContext, run: Run, from: Cursor, signal: AbortSignal): Promise<void> => {
  const { prisma: db, clock, traffic } = context;
  const { bucketId, serviceUuid } = run;
  const enabled = run.lifecycle.rules.filter((rule) => rule.enabled);
  for (let cursor: Cursor | undefined = from; ; ) {
    const began = performance.now();
    const at = clock();
    const { gone, next } = await takeStep({ db, bucketId, at }, enabled, cursor);
    if (gone && gone.objects > 0) traffic.add(serviceUuid, { objectsDeleted: gone.objects, bytesDeleted: gone.bytes });
    cursor = next;
    const now = clock();
    if (!cursor) {
      const dueAt = midnightAfter(now, 0) ?? new Date(now.getTime() + dayMs);
      await advance(context, run, { cursor: null, claimedUntil: null, dueAt });
      return;
    }
    // a server that stops leaves the rest to others, or to its next start
    const claimedUntil = signal.aborted ? null : new Date(now.getTime() + claimMs);
    if (!(await advance(context, run, { cursor, claimedUntil })) || claimedUntil === null) return;
    if (gone && gone.objects > 0) await rest(performance.now() - began, signal);
  }
};

/**
 * The execution of lifecycle rules, as work: bucket by bucket, in pages. What a page changes it changes in small transactions, and
 * what was done before a server died is done.
 */
export const lifecycleRuns = (context: RunContext): ClaimedWork<ClaimedRun> => ({
  scheduled: scheduledRuns,
  longestDelayMs: dayMs,
  claimMs,
  concurrency: 2,
  run: async ({ bucketId, claimedUntil }, signal) => {
    const { prisma } = context;
    const values = [String(bucketId)];
    const lifecycle = await findLifecycle(prisma, bucketId);
    if (!lifecycle) return;
    const drop = () => queryRows(prisma, { text: dropText, values: [String(bucketId), String(lifecycle.revision)] });
    const [service] = await queryRows<[string | null]>(prisma, { text: serviceText, values });
    const [row] = await queryRows<[Cursor | null]>(prisma, { text: readText, values });
    if (!service?.[0]) return void (await drop());
    const run = { bucketId, lifecycle, serviceUuid: service[0], claimedUntil };
    try {
      await execute(context, run, row?.[0] ?? first, signal);
    } catch (error) {
      if (!(error instanceof ObjectStoreError) || error.code !== "NoSuchBucket") throw error;
      await drop();
    }
  },
});

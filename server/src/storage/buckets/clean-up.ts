import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { ClaimedWork } from "../../due-work/claim-worker.js";
import { scheduledRows } from "../../due-work/scheduled-rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { removeUsage } from "../usage/fold.js";
import { type BucketContents, noContents } from "./contents.js";

const scheduledCleanUps = scheduledRows("StorageBucket", {
  kind: "bucket_cleanups",
  key: "id",
  dueAt: "cleanupDueAt",
  claimedUntil: "claimedUntil",
});

/** A deleted bucket whose clean-up a worker has claimed. */
type ClaimedCleanUp = ReturnType<typeof scheduledCleanUps.rows.read>;

/** How much one step removes: a transaction of less than a second. */
const mostInStep = 1_000;

/** Nothing is lost with a claim that runs out, so a short one will do: another server goes on soon. */
const claimMs = 5_000;

interface Step {
  readonly at: Date;
  readonly contents: BucketContents;
}

/**
 * Takes one step of a bucket's clean-up: removes some of what is in it, or the bucket itself once nothing is left. The step has the
 * bucket to itself; whoever writes into it is done before, or is refused afterwards.
 *
 * @param claimedUntil the claim under which the step is taken; null where nobody else can have one
 * @returns what became of the bucket; `taken` when the claim has passed to somebody else
 */
export const cleanUpStep = async (
  tx: Prisma.TransactionClient,
  id: bigint,
  claimedUntil: Date | null,
  { at, contents }: Step,
): Promise<"removed" | "more" | "taken"> => {
  const locked = await tx.$queryRaw<{ serviceUuid: string | null; claimedUntil: Date | null }[]>`
    SELECT service_uuid AS "serviceUuid", claimed_until AS "claimedUntil" FROM storage_buckets WHERE id = ${id} FOR UPDATE`;
  const [bucket] = locked;
  if (!bucket || bucket.claimedUntil?.getTime() !== claimedUntil?.getTime()) return "taken";
  if (await contents.removeSome(tx, id, mostInStep)) return "more";
  if (bucket.serviceUuid !== null) await removeUsage(tx, { serviceUuid: bucket.serviceUuid, bucketId: id }, at);
  await tx.storageBucket.delete({ where: { id } });
  return "removed";
};

export interface CleanUpOptions {
  readonly contents?: BucketContents;
}

/**
 * The clean-up of deleted buckets, as work. It goes on in steps, each a transaction of its own that lengthens the claim: what was
 * done before a server died is done.
 */
export const bucketCleanUps = (
  { prisma, clock, configuration }: Pick<ServerContext, "prisma" | "clock" | "configuration">,
  { contents = noContents }: CleanUpOptions = {},
): ClaimedWork<ClaimedCleanUp> => ({
  scheduled: scheduledCleanUps,
  longestDelayMs: configuration.bucketCleanupMs,
  claimMs,
  concurrency: 2,
  run: async ({ id, claimedUntil }, signal) => {
    let claim: Date | null = claimedUntil;
    const step = () =>
      transaction(prisma, async (tx) => {
        const at = clock();
        const outcome = await cleanUpStep(tx, id, claim, { at, contents });
        if (outcome !== "more") return undefined;
        // a server that stops leaves the rest to others, or to its next start
        const next = signal.aborted ? null : new Date(at.getTime() + claimMs);
        await tx.storageBucket.update({ where: { id }, data: { claimedUntil: next } });
        return next;
      });
    for (let next = await step(); next; next = await step()) claim = next;
  },
});

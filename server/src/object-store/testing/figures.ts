import { expect } from "vitest";
import { transaction } from "../../database/transaction.js";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";

interface Bucket {
  readonly bucketId: bigint;
}

/** What is counted of a bucket: objects, bytes, uploads and bytes of uploads. */
export const figuresOf = async (db: PrismaClient, { bucketId }: Bucket) => {
  const _sum = { objects: true, bytes: true, uploads: true, uploadBytes: true } as const;
  const [changes, totals] = await Promise.all([
    db.storageUsageChange.aggregate({ where: { bucketId }, _sum }),
    db.storageUsage.aggregate({ where: { bucketId }, _sum }),
  ]);
  const sum = (figure: keyof typeof _sum) => Number(changes._sum[figure] ?? 0n) + Number(totals._sum[figure] ?? 0n);
  return { objects: sum("objects"), bytes: sum("bytes"), uploads: sum("uploads"), uploadBytes: sum("uploadBytes") };
};

/** Which of some blobs are queued for removal, each as often as it is. */
export const queuedOf = async (db: PrismaClient, blobs: readonly string[]): Promise<string[]> => {
  const rows = await db.contentRemoval.findMany({ where: { contentId: { in: [...blobs] } } });
  return rows.map(({ contentId }) => contentId).sort();
};

/** The code of what a command throws, or what it answers. */
export const codeOf = <Result>(command: Promise<Result>): Promise<Result | string> =>
  command.catch((error: { code?: string }) => {
    if (typeof error.code !== "string") throw error;
    return error.code;
  });

/** How many statements wait for a lock. */
const waitingOf = async (db: PrismaClient): Promise<number> => {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
};

/**
 * Runs two commands that meet: the second begins once the first is done and not committed, and must wait for it.
 *
 * @returns what the second answers, or its code
 */
export const whileUncommitted = async <Result>(
  db: PrismaClient,
  first: (tx: Prisma.TransactionClient) => Promise<unknown>,
  second: () => Promise<Result>,
): Promise<Result | string> => {
  let outcome: Promise<Result | string> | undefined;
  await transaction(db, async (tx) => {
    await first(tx);
    outcome = codeOf(second());
    await expect.poll(() => waitingOf(db)).toBe(1);
  });
  return outcome ?? expect.fail();
};

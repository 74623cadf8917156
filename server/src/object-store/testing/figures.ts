import type { PrismaClient } from "../../generated/prisma/client.js";

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

import type { Prisma } from "../../generated/prisma/client.js";

/** Removes what is in buckets, so that millions of objects take many short transactions and no long one. */
export interface BucketContents {
  /**
   * Removes some of what is in a bucket, and counts it as removed.
   *
   * @param limit how many objects, versions or uploads it removes at most
   * @returns whether there is more
   */
  removeSome(tx: Prisma.TransactionClient, bucketId: bigint, limit: number): Promise<boolean>;

  /** Whether something in a bucket is under a lock that forbids to remove it. The transaction has the bucket to itself. */
  holdsLocked(tx: Prisma.TransactionClient, bucketId: bigint): Promise<boolean>;
}

/** There are no objects yet. */
export const noContents: BucketContents = { removeSome: async () => false, holdsLocked: async () => false };

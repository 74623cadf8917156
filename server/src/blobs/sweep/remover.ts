import type { ServerContext } from "../../context.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import type { BlobStore } from "../blob-store.js";

/** Blobs that nothing holds any more, and that one worker has to itself for a while. */
export interface ClaimedRemovals {
  readonly blobIds: readonly string[];
  /** Notes down that the blobs are removed. */
  confirm(): Promise<void>;
}

/** Claims blobs whose removal is due; undefined where none is. A claim that is not confirmed runs out, and they are due again. */
export type ClaimRemovals = () => Promise<ClaimedRemovals | undefined>;

const idleMs = 5_000;
const atOnce = 4;

/** Removes blobs, some at a time. @throws BlobStoreError when one of them cannot be removed */
export const removeBlobs = async (store: BlobStore, ids: readonly string[]): Promise<void> => {
  const rest = ids.values();
  const removeNext = async () => {
    for (const id of rest) await store.remove(id);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, removeNext));
};

/** Makes the worker that removes blobs after the rows were committed that no longer hold them. */
export const createRemover = (
  { log }: Pick<ServerContext, "log">,
  { store, claim }: { readonly store: BlobStore; readonly claim: ClaimRemovals },
): Worker =>
  createWorker({
    longestSleepMs: idleMs,
    log,
    failure: "blobs that nothing holds any more cannot be removed now",
    round: async () => {
      const claimed = await claim();
      if (!claimed) return idleMs;
      await removeBlobs(store, claimed.blobIds);
      await claimed.confirm();
      return 0;
    },
  });

import { blobTime } from "../blob-id.js";
import type { BlobStore } from "../blob-store.js";

/** Which of some blobs are in rows. */
export type FindReferenced = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** A blob that is in no row has so long to get into one, in milliseconds; a draft has so long between two writes. */
export const graceMs = 3_600_000;

export interface SweepOptions {
  readonly store: BlobStore;
  readonly findReferenced: FindReferenced;
  /**
   * When bytes were first stored with this database: older blobs belong to another one, and are left alone. Undefined: never yet, and
   * all are.
   */
  readonly firstStoredAt: Date | undefined;
  readonly now: Date;
  /** Ends the sweep between two batches. */
  readonly signal?: AbortSignal;
}

/** What a sweep has found and done. */
export interface Swept {
  readonly seen: number;
  readonly removed: number;
  readonly drafts: number;
}

/**
 * Removes blobs that are in no row and were not written to for an hour, and drafts likewise. What a server leaves behind that is
 * killed goes so; what is being written stays.
 *
 * @throws BlobStoreError `unavailable`
 */
export const sweepOrphans = async (options: SweepOptions): Promise<Swept> => {
  const { store, now, firstStoredAt, signal } = options;
  const untouchedSince = new Date(now.getTime() - graceMs);
  const drafts = await store.removeDrafts(untouchedSince);
  let [seen, removed] = [0, 0];
  for await (const ids of store.list()) {
    if (signal?.aborted) break;
    seen += ids.length;
    const isOurs = (id: string) => firstStoredAt !== undefined && blobTime(id) >= firstStoredAt;
    const old = ids.filter((id) => blobTime(id) < untouchedSince && isOurs(id));
    removed += await removeUnreferenced(options, old, untouchedSince);
  }
  return { seen, removed, drafts };
};

const removeUnreferenced = async (
  { store, findReferenced }: SweepOptions,
  ids: readonly string[],
  untouchedSince: Date,
): Promise<number> => {
  if (ids.length === 0) return 0;
  const referenced = await findReferenced(ids);
  let removed = 0;
  for (const id of ids.filter((each) => !referenced.has(each))) {
    // a large body takes longer to write than an hour
    const facts = await store.find(id);
    if (!facts || facts.modifiedAt >= untouchedSince) continue;
    await store.remove(id);
    removed++;
  }
  return removed;
};

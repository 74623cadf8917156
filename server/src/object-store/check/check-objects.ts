import { setTimeout as delay } from "node:timers/promises";
import type { BlobStore } from "../../blobs/blob-store.js";
import { BlobStoreError } from "../../blobs/blob-store-error.js";
import type { Bytes } from "../../blobs/bytes.js";
import { sealedSize } from "../../blobs/encryption/layout.js";
import { graceMs } from "../../blobs/sweep/sweep-orphans.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type Recount, recount } from "../buckets/recount.js";
import { findReferenced, heldAmong } from "../removals/referenced.js";
import { listStored, type StoredRow } from "./list-stored.js";

/** What rows say is stored, and cannot be read. */
interface Unreadable {
  readonly serviceUuid: string;
  readonly name: string;
  readonly blobId: string | null;
}

/** What a check has found. */
export interface ObjectsCheck {
  readonly blobs: number;
  readonly blobBytes: number;
  /** Blobs that are in no row: the sweeper removes them. */
  readonly orphans: number;
  readonly orphanBytes: number;
  /** Of these, so many are too young for the sweeper: they may be about to get into a row. */
  readonly youngOrphans: number;
  /** How many rows have their bytes in blobs; in a deep check also in themselves. */
  readonly rows: number;
  /** Rows without their blob. */
  readonly missing: readonly Unreadable[];
  /** Rows whose bytes are not as they were written. */
  readonly damaged: readonly Unreadable[];
  /** Buckets of which something else is counted than there is. */
  readonly drift: readonly Pick<Recount["drifts"][number], "serviceUuid" | "bucketName" | "counted" | "found">[];
  /** Objects and uploads whose bucket is gone. */
  readonly strays: number;
}

export interface CheckOptions {
  readonly db: Prisma.TransactionClient;
  readonly store: BlobStore;
  readonly now: Date;
  /** Opens every byte as well, at so many bytes a second at most. */
  readonly deep?: { readonly bytes: Bytes; readonly bytesPerSecond: number } | undefined;
}

/** Compares rows and blobs, while servers work on. It changes nothing. */
export const checkObjects = async (options: CheckOptions): Promise<ObjectsCheck> => ({
  ...(await checkBlobs(options)),
  ...(await checkRows(options)),
  ...(await checkUsage(options)),
});

const checkUsage = async ({ db }: CheckOptions) => {
  const { drifts, strays } = await recount(db);
  // an id of a bucket does not go into JSON
  return { drift: drifts.map(({ bucketId: _bucketId, ...drift }) => drift), strays };
};

const checkBlobs = async ({ db, store, now }: CheckOptions) => {
  const counted = { blobs: 0, blobBytes: 0, orphans: 0, orphanBytes: 0, youngOrphans: 0 };
  for await (const ids of store.list()) {
    const referenced = await findReferenced(db, ids);
    for (const id of ids) {
      const facts = await store.find(id);
      if (!facts) continue;
      counted.blobs++;
      counted.blobBytes += facts.size;
      if (referenced.has(id)) continue;
      counted.orphans++;
      counted.orphanBytes += facts.size;
      if (now.getTime() - facts.modifiedAt.getTime() < graceMs) counted.youngOrphans++;
    }
  }
  return counted;
};

const checkRows = async ({ db, store, deep }: CheckOptions) => {
  const missing: Unreadable[] = [];
  const damaged: Unreadable[] = [];
  const pace = deep && paced(deep.bytesPerSecond);
  let rows = 0;
  for await (const row of listStored(db, deep !== undefined)) {
    rows++;
    const fault = (await shallowFault(store, row)) ?? (deep && (await deepFault(deep.bytes, row)));
    await pace?.(row.stored.size);
    if (fault === undefined || !(await isStillThere(db, row))) continue;
    const { serviceUuid, name } = row;
    (fault === "missing" ? missing : damaged).push({ serviceUuid, name, blobId: row.stored.blobId });
  }
  return { rows, missing, damaged };
};

type Fault = "missing" | "damaged" | undefined;

const shallowFault = async (store: BlobStore, { stored }: StoredRow): Promise<Fault> => {
  if (stored.blobId === null) return undefined;
  const facts = await store.find(stored.blobId);
  if (!facts) return "missing";
  return facts.size === sealedSize(stored.size, stored.chunkSize) ? undefined : "damaged";
};

const deepFault = async (bytes: Bytes, { serviceUuid, stored }: StoredRow): Promise<Fault> => {
  // only whoever has the customer's key can open these
  if (stored.keySealed !== null) return undefined;
  try {
    for await (const piece of bytes.open(serviceUuid, stored)) if (piece.length === 0) return "damaged";
    return undefined;
  } catch (error) {
    if (!(error instanceof BlobStoreError)) throw error;
    if (error.fault === "missing" || error.fault === "damaged") return error.fault;
    throw error;
  }
};

/** Whoever replaces or deletes an object meanwhile has its blob removed. */
const isStillThere = async (db: Prisma.TransactionClient, { stored: { blobId } }: StoredRow): Promise<boolean> =>
  blobId === null || (await heldAmong(db, [blobId])).has(blobId);

/** Waits where more was read than may be. */
const paced = (bytesPerSecond: number) => {
  const began = performance.now();
  let read = 0;
  return async (size: number): Promise<void> => {
    read += size;
    const earlyMs = (read / bytesPerSecond) * 1000 - (performance.now() - began);
    if (earlyMs > 1) await delay(earlyMs);
  };
};

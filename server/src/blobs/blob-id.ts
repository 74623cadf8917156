import { randomUUID } from "node:crypto";

const timestampDigits = 12;
const versionAt = 14;

/**
 * Makes the id of a blob: a UUID of version 7, whose beginning tells the time. No two blobs ever have the same one, so that a key
 * that is derived from it seals one body only.
 */
export const newBlobId = (now = Date.now()): string => {
  const time = now.toString(16).padStart(timestampDigits, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(versionAt + 1)}`;
};

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is the id of a blob; nothing else ever becomes part of a path. */
export const isBlobId = (text: string): boolean => pattern.test(text);

/**
 * The two folders below which a blob lies, such as `3f/a2`. They follow the time in steps of a minute and come round after fifty
 * days: who writes at the same time writes into the same folder, which is then synced once for all of them, and in the long run
 * the blobs spread evenly.
 */
export const foldersOf = (id: string): readonly [outer: string, inner: string] => [id.slice(4, 6), id.slice(6, 8)];

/** When an id was made, as the clock of its maker had it. */
export const blobTime = (id: string): Date => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

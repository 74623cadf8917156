import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { appendUsage } from "../../storage/usage/append.js";
import { lockedAmong } from "../locks/locked-versions.js";
import { noSuchBucket } from "../object-store-error.js";
import { lockBucket, lockKeys } from "./lock.js";
import { addMarkers, type RemovedVersion, removeVersions, restore, sumOf, supersede } from "./moves.js";
import { newVersionId, nullVersion, type Versioning } from "./versioning.js";

/** A version that is to be deleted for good, or a key that is to get a delete marker. */
export interface NamedVersion {
  readonly key: Uint8Array;
  /** Left out, the key gets a delete marker. */
  readonly versionId?: string | undefined;
  /** The ETag of that version, or of the current one, must be one of these; `*` stands for any object. */
  readonly ifMatch?: readonly string[] | undefined;
}

/** What became of one of them. */
export type VersionDeletion =
  | {
      /** The version that was named, whether it was there or not; or the new delete marker. */
      readonly versionId: string;
      /** Whether it is, or was, a delete marker. */
      readonly isMarker: boolean;
      /** Of an object that is gone, in bytes. */
      readonly size?: number;
    }
  /** The condition is not that of what is there, nothing is there, or a lock keeps it. */
  | "refused"
  | "absent"
  | "locked";

const etagsText = `
  SELECT coalesce(object.etag, earlier.etag)
  FROM unnest($2::bytea[], $3::text[]) WITH ORDINALITY AS asked (key, version_id, number)
  LEFT JOIN stored_objects AS object ON object.bucket_id = $1::bigint AND object.key = asked.key
    AND (asked.version_id IS NULL OR object.version_id = asked.version_id)
  LEFT JOIN object_versions AS earlier ON earlier.bucket_id = $1::bigint AND earlier.key = asked.key
    AND earlier.version_id = asked.version_id AND NOT earlier.is_marker
  ORDER BY asked.number`;

/** Which of the conditions do not hold, each as the outcome that it comes to. */
const refusalsOf = async (
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  objects: readonly NamedVersion[],
): Promise<Map<NamedVersion, Refusal>> => {
  const asked = objects.filter(({ ifMatch }) => ifMatch);
  if (asked.length === 0) return new Map();
  const [keys, ids] = [asked.map(({ key }) => Buffer.from(key)), asked.map(({ versionId }) => versionId ?? null)];
  const rows = await queryRows<[etag: string | null]>(tx, {
    text: etagsText,
    values: [String(bucketId), keys, ids],
  });
  const refusals = new Map<NamedVersion, Refusal>();
  for (const [index, named] of asked.entries()) {
    const etag = rows[index]?.[0] ?? null;
    if (etag === null) refusals.set(named, "absent");
    else if (!named.ifMatch?.includes("*") && !named.ifMatch?.includes(etag)) refusals.set(named, "refused");
  }
  return refusals;
};

const isNamed = (named: NamedVersion): named is NamedVersion & { readonly versionId: string } =>
  named.versionId !== undefined;

const textOf = (key: Uint8Array): string => Buffer.from(key).toString("hex");
const nameOf = (key: Uint8Array, versionId: string): string => `${textOf(key)} ${versionId}`;

const oncePerKey = <Named extends { readonly key: Uint8Array }>(named: readonly Named[]): Named[] => [
  ...new Map(named.map((one) => [textOf(one.key), one])).values(),
];

interface Deletion {
  readonly bucketId: bigint;
  readonly at: Date;
  readonly objects: readonly NamedVersion[];
  /** Whether the caller may bypass governance, and wants to. */
  readonly bypassGovernance?: boolean | undefined;
}

type Refusal = Extract<VersionDeletion, string>;

/** Adds delete markers; a suspended bucket has one for each key, in the place of its version `null`. */
export const addDeleteMarkers = async (
  tx: Prisma.TransactionClient,
  { bucketId, at, objects }: Deletion,
  versioning: Versioning,
) => {
  const isEnabled = versioning === "Enabled";
  const named = isEnabled ? objects : oncePerKey(objects);
  const markers = named.map(({ key }) => ({ key, versionId: isEnabled ? newVersionId() : nullVersion }));
  const removed = await removeVersions(tx, bucketId, isEnabled ? [] : markers, { at });
  const superseded = await supersede(
    tx,
    bucketId,
    oncePerKey(markers).map(({ key }) => key),
  );
  const added = await addMarkers(tx, bucketId, markers, at);
  return { markers, removed, change: sumOf([...removed.map(({ change }) => change), superseded, added]) };
};

/**
 * Deletes from a bucket with versions: named versions are gone for good unless they are locked, and the latest one that is left
 * becomes current; other keys get a delete marker.
 *
 * @returns what became of each, in their order; undefined where the bucket has no versions, and nothing happened
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const deleteVersions = (
  db: Prisma.TransactionClient,
  deletion: Deletion,
): Promise<readonly VersionDeletion[] | undefined> =>
  transaction(db, async (tx) => {
    const { bucketId, at, objects, bypassGovernance } = deletion;
    const { versioning, objectLock } = await lockBucket(tx, bucketId);
    if (!versioning) return undefined;
    await lockKeys(
      tx,
      objects.map(({ key }) => ({ bucketId, key })),
    );
    const refusals = await refusalsOf(tx, bucketId, objects);
    const removal = { at, bypassGovernance };
    if (objectLock)
      for (const named of await lockedAmong(tx, bucketId, objects.filter(isNamed), removal))
        refusals.set(named, "locked");
    const allowed = objects.filter((named) => !refusals.has(named));
    const versions = allowed.flatMap(({ key, versionId }) => (versionId === undefined ? [] : [{ key, versionId }]));
    const removed = await removeVersions(tx, bucketId, versions, removal);
    const unnamed = allowed.filter(({ versionId }) => versionId === undefined);
    const marked = await addDeleteMarkers(tx, { bucketId, at, objects: unnamed }, versioning);
    const restored = await restore(
      tx,
      bucketId,
      oncePerKey(versions).map(({ key }) => key),
    );
    const change = sumOf([...removed.map((one) => one.change), marked.change, restored]);
    const isChanged = Object.values(change).some((value) => value !== 0);
    if (isChanged && !(await appendUsage(tx, bucketId, change, at))) throw noSuchBucket();
    return outcomesOf(objects, { refusals, removed, unnamed, marked });
  });

interface Done {
  readonly refusals: ReadonlyMap<NamedVersion, Refusal>;
  readonly removed: readonly RemovedVersion[];
  readonly unnamed: readonly NamedVersion[];
  readonly marked: Awaited<ReturnType<typeof addDeleteMarkers>>;
}

const outcomesOf = (objects: readonly NamedVersion[], { refusals, removed, unnamed, marked }: Done) => {
  const gone = new Map(removed.map((one) => [nameOf(one.key, one.versionId), one]));
  const replaced = new Map(marked.removed.filter(({ isMarker }) => !isMarker).map((one) => [textOf(one.key), one]));
  const ofKey = new Map(marked.markers.map((one) => [textOf(one.key), one.versionId]));
  const isOneEach = marked.markers.length === unnamed.length;
  const ids = new Map(
    unnamed.map((named, index) => [named, isOneEach ? marked.markers[index]?.versionId : ofKey.get(textOf(named.key))]),
  );
  /** An object that is gone is told once. */
  const sizeOf = <Key>(from: Map<Key, RemovedVersion>, key: Key): { size?: number } => {
    const one = from.get(key);
    return one && !one.isMarker && from.delete(key) ? { size: one.size } : {};
  };
  return objects.map((named): VersionDeletion => {
    const refusal = refusals.get(named);
    if (refusal) return refusal;
    const { key, versionId } = named;
    if (versionId === undefined)
      return { versionId: ids.get(named) ?? nullVersion, isMarker: true, ...sizeOf(replaced, textOf(key)) };
    const isMarker = gone.get(nameOf(key, versionId))?.isMarker ?? false;
    return { versionId, isMarker, ...sizeOf(gone, nameOf(key, versionId)) };
  });
};

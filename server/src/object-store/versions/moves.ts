import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { UsageChange } from "../../storage/usage/figures.js";
import { isLockedText } from "../locks/lock-columns.js";
import type { Removal } from "../locks/locked-versions.js";
import { versionColumns } from "../objects/columns.js";
import { removalDueAt } from "../removals/due.js";

// Each of these changes some keys of a bucket, whose locks the transaction has. What it counts is what it has really changed.

const columns = versionColumns.join(", ");

/** What changed: by how much usage differs. */
type Change = { readonly [Figure in keyof UsageChange]-?: number };

const none: Change = {
  objects: 0,
  bytes: 0,
  noncurrentObjects: 0,
  noncurrentBytes: 0,
  deleteMarkers: 0,
  uploads: 0,
  uploadBytes: 0,
};

/** The sum of changes. */
export const sumOf = (changes: readonly UsageChange[]): Change =>
  changes.reduce<Change>(
    (sum, change) =>
      Object.fromEntries(
        Object.entries(sum).map(([figure, value]) => [figure, value + Number(change[figure as keyof Change] ?? 0)]),
      ) as Change,
    none,
  );

/** A version that was removed. */
export interface RemovedVersion {
  readonly key: Buffer;
  readonly versionId: string;
  readonly isMarker: boolean;
  /** In bytes; of a delete marker, 0. */
  readonly size: number;
  readonly change: UsageChange;
}

const removeText = `
  WITH asked AS (
    SELECT DISTINCT key, version_id FROM unnest($2::bytea[], $3::text[]) AS asked (key, version_id)
  ), current AS (
    DELETE FROM stored_objects AS object USING asked
    WHERE object.bucket_id = $1::bigint AND object.key = asked.key AND object.version_id = asked.version_id
      AND NOT ${isLockedText("object", "$5", "$6")}
    RETURNING object.key, object.version_id, object.content_id, object.size
  ), earlier AS (
    DELETE FROM object_versions AS object USING asked
    WHERE object.bucket_id = $1::bigint AND object.key = asked.key AND object.version_id = asked.version_id
      AND NOT ${isLockedText("object", "$5", "$6")}
    RETURNING object.key, object.version_id, object.content_id, object.size, object.is_marker
  ), gone AS (
    SELECT key, version_id, content_id, size, true AS is_current, false AS is_marker FROM current
    UNION ALL SELECT key, version_id, content_id, size, false, is_marker FROM earlier
  ), queued AS (
    INSERT INTO content_removals (content_id, due_at)
    SELECT content_id, $4::timestamptz FROM gone WHERE content_id IS NOT NULL
  )
  SELECT key, version_id, size, is_current, is_marker FROM gone`;

type RemovedRow = [key: Buffer, versionId: string, size: string, isCurrent: boolean, isMarker: boolean];

const removedOf = ([key, versionId, text, isCurrent, isMarker]: RemovedRow): RemovedVersion => {
  const size = Number(text);
  const ofVersion = isCurrent ? { objects: -1, bytes: -size } : { noncurrentObjects: -1, noncurrentBytes: -size };
  return { key, versionId, isMarker, size, change: isMarker ? { deleteMarkers: -1 } : ofVersion };
};

/** Removes versions and delete markers, current or not, but for those that are locked. Their bytes are queued for removal. */
export const removeVersions = async (
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  versions: readonly { readonly key: Uint8Array; readonly versionId: string }[],
  { at, bypassGovernance = false }: Removal,
): Promise<RemovedVersion[]> => {
  const [keys, ids] = [versions.map(({ key }) => Buffer.from(key)), versions.map(({ versionId }) => versionId)];
  const due = removalDueAt(at).toISOString();
  const values = [String(bucketId), keys, ids, due, at.toISOString(), bypassGovernance];
  return versions.length === 0 ? [] : (await queryRows<RemovedRow>(tx, { text: removeText, values })).map(removedOf);
};

const supersedeText = `
  WITH gone AS (
    DELETE FROM stored_objects WHERE bucket_id = $1::bigint AND key = ANY($2::bytea[]) RETURNING bucket_id, key, ${columns}
  ), moved AS (
    INSERT INTO object_versions (bucket_id, key, place, ${columns})
    SELECT bucket_id, key, -nextval('object_version_places'), ${columns} FROM gone
  )
  SELECT size FROM gone`;

const restoreText = `
  WITH gone AS (
    DELETE FROM object_versions AS version USING unnest($2::bytea[]) AS asked (key) CROSS JOIN LATERAL (
      SELECT place, is_marker FROM object_versions AS one
      WHERE one.bucket_id = $1::bigint AND one.key = asked.key ORDER BY place LIMIT 1
    ) AS latest
    WHERE version.bucket_id = $1::bigint AND version.key = asked.key AND version.place = latest.place
      AND NOT latest.is_marker
      AND NOT EXISTS (SELECT FROM stored_objects AS object WHERE object.bucket_id = $1::bigint AND object.key = asked.key)
    RETURNING version.bucket_id, version.key, ${columns
      .split(", ")
      .map((column) => `version.${column}`)
      .join(", ")}
  ), moved AS (
    INSERT INTO stored_objects (bucket_id, key, ${columns}) SELECT bucket_id, key, ${columns} FROM gone
  )
  SELECT size FROM gone`;

const move = async (
  tx: Prisma.TransactionClient,
  text: string,
  bucketId: bigint,
  keys: readonly Uint8Array[],
): Promise<{ readonly count: number; readonly bytes: number }> => {
  const values = [String(bucketId), keys.map((key) => Buffer.from(key))];
  const rows = keys.length === 0 ? [] : await queryRows<[size: string]>(tx, { text, values });
  return { count: rows.length, bytes: rows.reduce((sum, [size]) => sum + Number(size), 0) };
};

/** Makes the current versions of keys noncurrent ones, the latest of these. */
export const supersede = async (
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  keys: readonly Uint8Array[],
): Promise<UsageChange> => {
  const { count, bytes } = await move(tx, supersedeText, bucketId, keys);
  return { objects: -count, bytes: -bytes, noncurrentObjects: count, noncurrentBytes: bytes };
};

/** Makes the latest version of keys without a current one current, unless it is a delete marker. @param keys each once */
export const restore = async (
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  keys: readonly Uint8Array[],
): Promise<UsageChange> => {
  const { count, bytes } = await move(tx, restoreText, bucketId, keys);
  return { objects: count, bytes, noncurrentObjects: -count, noncurrentBytes: -bytes };
};

const markText = `
  INSERT INTO object_versions (bucket_id, key, place, version_id, is_marker, modified_at)
  SELECT $1::bigint, key, -nextval('object_version_places'), version_id, true, $4::timestamptz
  FROM unnest($2::bytea[], $3::text[]) AS asked (key, version_id)`;

/** Adds delete markers, as the latest versions of their keys, which must have no current one. */
export const addMarkers = async (
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  markers: readonly { readonly key: Uint8Array; readonly versionId: string }[],
  at: Date,
): Promise<UsageChange> => {
  const [keys, ids] = [markers.map(({ key }) => Buffer.from(key)), markers.map(({ versionId }) => versionId)];
  const values = [String(bucketId), keys, ids, at.toISOString()];
  if (markers.length > 0) await queryRows(tx, { text: markText, values });
  return { deleteMarkers: markers.length };
};

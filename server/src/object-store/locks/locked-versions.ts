import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { isLockedText } from "./lock-columns.js";

/** Whose removal is asked for, and when. */
export interface Removal {
  readonly at: Date;
  /** Whether the caller may bypass governance, and wants to; false when left out. */
  readonly bypassGovernance?: boolean | undefined;
}

const lockedText = (table: string): string => `
  SELECT asked.place::int FROM unnest($2::bytea[], $3::text[]) WITH ORDINALITY AS asked (key, version_id, place)
  JOIN ${table} AS object ON object.bucket_id = $1::bigint AND object.key = asked.key AND object.version_id = asked.version_id
  WHERE ${isLockedText("object", "$4", "$5")}`;

const text = `${lockedText("stored_objects")} UNION ALL ${lockedText("object_versions")}`;

/** Which of some versions are locked. The transaction has the locks of their keys. */
export const lockedAmong = async <Version extends { readonly key: Uint8Array; readonly versionId: string }>(
  tx: Prisma.TransactionClient,
  bucketId: bigint,
  versions: readonly Version[],
  { at, bypassGovernance = false }: Removal,
): Promise<ReadonlySet<Version>> => {
  if (versions.length === 0) return new Set();
  const [keys, ids] = [versions.map(({ key }) => Buffer.from(key)), versions.map(({ versionId }) => versionId)];
  const values = [String(bucketId), keys, ids, at.toISOString(), bypassGovernance];
  const rows = await queryRows<[place: number]>(tx, { text, values });
  return new Set(rows.flatMap(([place]) => versions[place - 1] ?? []));
};

const anyText = (table: string): string => `
  EXISTS (SELECT FROM ${table} WHERE bucket_id = $1::bigint AND retain_until > $2::timestamptz)
  OR EXISTS (SELECT FROM ${table} WHERE bucket_id = $1::bigint AND legal_hold)`;

const heldText = `SELECT ${anyText("stored_objects")} OR ${anyText("object_versions")}`;

/** Whether a bucket holds locked versions. The transaction has the bucket to itself, so that no version comes to be locked. */
export const holdsLocked = async (tx: Prisma.TransactionClient, bucketId: bigint, at: Date): Promise<boolean> => {
  const [row] = await queryRows<[boolean]>(tx, { text: heldText, values: [String(bucketId), at.toISOString()] });
  return row?.[0] ?? false;
};

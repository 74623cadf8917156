import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type LockRow, lockColumns, lockOf } from "../locks/lock-columns.js";
import type { ObjectLock } from "../locks/object-lock.js";
import { noSuchUpload } from "../object-store-error.js";
import type { Checksum, ObjectAttributes, Tag } from "../objects/stored-object.js";
import { isUploadId } from "./upload-id.js";

/** Names an upload: its id alone is not enough for callers. */
export interface UploadAddress {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
  readonly uploadId: string;
}

/** How the checksum of the object is to be made; null where none is asked for. */
export type ChecksumPlan = Pick<Checksum, "algorithm" | "type">;

/** An upload under way. */
export interface Upload extends ObjectAttributes {
  readonly initiatedAt: Date;
  readonly checksum: ChecksumPlan | null;
  /** What is asked for the object. */
  readonly lock: ObjectLock;
  /** What tells the customer's key again that all parts must have; null without one. */
  readonly customerKeyCheck: Uint8Array | null;
}

export const uploadColumns = `initiated_at, storage_class, headers, metadata, tags, creator, acl, checksum_algorithm, checksum_type, customer_key_check, ${lockColumns.join(", ")}`;

export type UploadRow = [
  initiatedAt: Date,
  storageClass: string,
  headers: Record<string, string>,
  metadata: Record<string, string>,
  tags: Tag[] | null,
  creator: string | null,
  acl: ObjectAttributes["acl"],
  algorithm: string | null,
  type: Checksum["type"],
  customerKeyCheck: Buffer | null,
  ...lock: LockRow,
];

export const uploadOf = ([
  initiatedAt,
  storageClass,
  headers,
  metadata,
  tags,
  creator,
  acl,
  algorithm,
  type,
  customerKeyCheck,
  ...lock
]: UploadRow): Upload => ({
  initiatedAt,
  storageClass,
  headers,
  metadata,
  tags,
  creator,
  acl,
  checksum: algorithm === null ? null : { algorithm, type },
  customerKeyCheck,
  lock: lockOf(lock),
});

/** The condition on an upload under way: parameters $1 to $3. */
export const isOpen = "id = $1::uuid AND bucket_id = $2::bigint AND key = $3::bytea AND completed_at IS NULL";

/** The values of these. @throws ObjectStoreError `NoSuchUpload` for what can be no id */
export const addressValues = ({ uploadId, bucketId, key }: UploadAddress): unknown[] => {
  if (!isUploadId(uploadId)) throw noSuchUpload();
  return [uploadId, String(bucketId), key];
};

const text = `SELECT ${uploadColumns} FROM object_uploads WHERE ${isOpen}`;

/** Reads an upload under way. @throws ObjectStoreError `NoSuchUpload` */
export const findUpload = async (db: Prisma.TransactionClient, address: UploadAddress): Promise<Upload> => {
  const [row] = await queryRows<UploadRow>(db, { text, values: addressValues(address) });
  if (!row) throw noSuchUpload();
  return uploadOf(row);
};

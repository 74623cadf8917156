import { columnOf } from "../../database/tables.js";
import type { AccessControlList } from "../../storage/access-control/access-control-list.js";
import { type LockRow, lockColumns, lockOf } from "../locks/lock-columns.js";
import type { ObjectLock } from "../locks/object-lock.js";
import {
  type Checksum,
  keySealedOf,
  type ObjectAttributes,
  type ObjectContent,
  type StoredObject,
  type Tag,
} from "./stored-object.js";

/** What a write sets of an object's row beside its key, with the types in PostgreSQL. */
const types = {
  contentId: "uuid",
  partCount: "int",
  inline: "bytea",
  size: "bigint",
  chunkSize: "int",
  wrappedKey: "bytea",
  etag: "text",
  modifiedAt: "timestamptz",
  storageClass: "text",
  headers: "json",
  metadata: "json",
  checksumAlgorithm: "text",
  checksumType: "text",
  checksum: "text",
  tags: "json",
  creator: "text",
  acl: "json",
} as const;

const fields = Object.keys(types) as (keyof typeof types)[];

/** The columns that a write sets, in the order of `valuesOf`. */
export const writtenColumns: readonly string[] = fields.map((field) => columnOf("StoredObject", field));

/** The columns that a version keeps wherever it is: what a write sets, and its lock. */
export const versionColumns: readonly string[] = ["version_id", ...writtenColumns, ...lockColumns];

/** Their parameters. @param from the number of the first one */
export const writtenParameters = (from: number): string[] =>
  fields.map((field, index) => `$${from + index}::${types[field]}`);

/** What an object is to be. */
export interface NewObject extends ObjectAttributes {
  readonly content: ObjectContent;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly checksum: Checksum | null;
  /** What its writer asks for; the bucket's default retention counts besides. */
  readonly lock?: ObjectLock | null | undefined;
}

/** The values of the columns that a write sets. */
export const valuesOf = (object: NewObject): unknown[] => {
  const { content, checksum } = object;
  const where =
    content.kind === "parts"
      ? [content.uploadId, content.count, null]
      : [content.stored.blobId, null, bytes(content.stored.inline)];
  const chunkSize = content.kind === "parts" ? 0 : content.stored.chunkSize;
  return [
    ...where,
    object.size,
    chunkSize,
    bytes(keySealedOf(content)),
    object.etag,
    object.modifiedAt.toISOString(),
    object.storageClass,
    JSON.stringify(object.headers),
    JSON.stringify(object.metadata),
    checksum?.algorithm ?? null,
    checksum?.type ?? null,
    checksum?.value ?? null,
    object.tags && JSON.stringify(object.tags),
    object.creator,
    object.acl && JSON.stringify(object.acl),
  ];
};

/** The driver sends buffers as they are, and other arrays of bytes only after a copy. */
export const bytes = (value: Uint8Array | null): Buffer | null =>
  value && Buffer.from(value.buffer, value.byteOffset, value.byteLength);

/** The columns of an object that is read, in the order of `ObjectRow`, each of the alias `object`. */
export const readColumns = (inline: string): string =>
  versionColumns.map((column) => (column === "inline" ? inline : `object.${column}`)).join(", ");

/** An object's row, as the driver answers these columns. */
export type ObjectRow = [
  versionId: string,
  contentId: string | null,
  partCount: number | null,
  inline: Buffer | null,
  size: string,
  chunkSize: number,
  wrappedKey: Buffer | null,
  etag: string,
  modifiedAt: Date,
  storageClass: string,
  headers: Record<string, string>,
  metadata: Record<string, string>,
  checksumAlgorithm: string | null,
  checksumType: Checksum["type"] | null,
  checksum: string | null,
  tags: Tag[] | null,
  creator: string | null,
  acl: AccessControlList | null,
  ...lock: LockRow,
];

/** Reads such a row. */
export const objectOf = ([
  versionId,
  contentId,
  partCount,
  inline,
  size,
  chunkSize,
  keySealed,
  etag,
  modifiedAt,
  storageClass,
  headers,
  metadata,
  algorithm,
  type,
  value,
  tags,
  creator,
  acl,
  ...lock
]: ObjectRow): StoredObject => ({
  versionId,
  content:
    contentId !== null && partCount !== null
      ? { kind: "parts", uploadId: contentId, count: partCount, keySealed }
      : { kind: "whole", stored: { blobId: contentId, inline, size: Number(size), chunkSize, keySealed } },
  size: Number(size),
  etag,
  modifiedAt,
  storageClass,
  headers,
  metadata,
  checksum: checksumOf(algorithm, type, value),
  tags,
  creator,
  lock: lockOf(lock),
  acl,
});

const checksumOf = (algorithm: string | null, type: Checksum["type"] | null, value: string | null): Checksum | null =>
  algorithm !== null && type !== null && value !== null ? { algorithm, type, value } : null;

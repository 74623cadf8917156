import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Checksum } from "../objects/stored-object.js";
import { jumpingQuery } from "./jumping-query.js";
import { ownerColumn } from "./owner-column.js";
import { afterPrefix, type ListingPosition, type ListingScope, rangeOf } from "./position.js";

/** Which objects of a bucket are listed. */
export interface ObjectListing extends ListingScope {
  readonly bucketId: bigint;
  /** Where the page begins; left out, at the first key. */
  readonly after?: ListingPosition | undefined;
  /** How many entries there are on the page at most; common prefixes count as one each. */
  readonly limit: number;
}

/** An object in a listing. */
export interface ListedObject {
  readonly kind: "object";
  readonly key: Buffer;
  /** In bytes. */
  readonly size: number;
  /** Without quotation marks. */
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly storageClass: string;
  readonly checksum: Pick<Checksum, "algorithm" | "type"> | null;
  /** The canonical id of its owner; null where that is the owner of the bucket. */
  readonly owner: string | null;
}

/** All keys up to and with the delimiter. */
export interface ListedPrefix {
  readonly kind: "prefix";
  readonly prefix: Buffer;
}

export interface ListingPage<Entry> {
  /** In the order of the bytes of their keys and prefixes. */
  readonly entries: readonly (Entry | ListedPrefix)[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: ListingPosition | undefined;
}

const columns = ["key", "size", "etag", "modified_at", "storage_class", "checksum_algorithm", "checksum_type", "owner"];

const table = `(SELECT *, ${ownerColumn} FROM stored_objects)`;

const texts = {
  flat: `
    SELECT ${columns.join(", ")} FROM ${table} AS listed
    WHERE bucket_id = $1::bigint AND key >= $2::bytea AND key < $3::bytea ORDER BY key LIMIT $4::int`,
  jumping: jumpingQuery({ table, columns }),
};

type Row = [
  key: Buffer,
  size: string,
  etag: string,
  modifiedAt: Date,
  storageClass: string,
  algorithm: string | null,
  type: Checksum["type"],
  owner: string | null,
  common?: Buffer | null,
];

const entryOf = ([key, size, etag, modifiedAt, storageClass, algorithm, type, owner, common]: Row):
  | ListedObject
  | ListedPrefix =>
  common
    ? { kind: "prefix", prefix: common }
    : {
        kind: "object",
        key,
        size: Number(size),
        etag,
        modifiedAt,
        storageClass,
        checksum: algorithm === null ? null : { algorithm, type },
        owner,
      };

/**
 * Reads a page of a bucket's objects, in one statement. A page without a delimiter is one range of the index; one with a delimiter
 * takes a probe for each entry, and reads none of the keys below a common prefix but the first.
 */
export const listObjects = async (
  db: Prisma.TransactionClient,
  { bucketId, after, limit, ...scope }: ObjectListing,
): Promise<ListingPage<ListedObject>> => {
  const { from, to } = rangeOf(scope, after);
  const values = [String(bucketId), from, to, limit + 1, ...delimiterValues(scope)];
  const text = scope.delimiter?.length ? texts.jumping : texts.flat;
  const rows = limit > 0 ? await queryRows<Row>(db, { text, values }) : [];
  const entries = rows.slice(0, limit).map(entryOf);
  const last = entries.at(-1);
  const next = rows.length > limit && last ? positionOf(last) : undefined;
  return { entries, next };
};

const positionOf = (entry: ListedObject | ListedPrefix): ListingPosition =>
  entry.kind === "object" ? { kind: "key", key: entry.key } : entry;

/** What a jumping query is given beside the range; nothing without a delimiter. */
export const delimiterValues = ({ prefix, delimiter }: ListingScope): unknown[] =>
  delimiter?.length ? [prefix.length, delimiter, afterPrefix(delimiter)] : [];

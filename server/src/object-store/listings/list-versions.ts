import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Checksum } from "../objects/stored-object.js";
import { jumpingQuery } from "./jumping-query.js";
import { delimiterValues, type ListedObject, type ListedPrefix } from "./list-objects.js";
import { ownerColumn } from "./owner-column.js";
import { afterPrefix, type ListingPosition, type ListingScope } from "./position.js";

/** From where a listing of versions goes on: after a key, after one version of a key, or after a common prefix. */
export type VersionPosition = ListingPosition & { readonly versionId?: string | undefined };

/** Which versions of a bucket are listed. */
export interface VersionListing extends ListingScope {
  readonly bucketId: bigint;
  /** Where the page begins; left out, at the first key. */
  readonly after?: VersionPosition | undefined;
  /** How many entries there are on the page at most; common prefixes count as one each. */
  readonly limit: number;
}

interface OfVersion {
  readonly key: Buffer;
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly modifiedAt: Date;
}

/** A version of an object in a listing. */
export type ListedVersion = Omit<ListedObject, "kind"> & OfVersion & { readonly kind: "version" };

/** A delete marker in a listing. */
export type ListedMarker = OfVersion & { readonly kind: "marker" };

export interface VersionPage {
  /** In the order of the bytes of their keys and prefixes; those of one key from the latest on. */
  readonly entries: readonly (ListedVersion | ListedMarker | ListedPrefix)[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: VersionPosition | undefined;
}

/** Less than any place; the current version has the next one. */
const before = "-9223372036854775808";
const currentPlace = "(-9223372036854775807)::bigint";
/** Places are below zero. */
const behind = "0";

const columns = [
  "key",
  "place",
  "version_id",
  "is_marker",
  "modified_at",
  "size",
  "etag",
  "storage_class",
  "checksum_algorithm",
  "checksum_type",
  "owner",
];

const ofObjects = columns.map((column) => {
  if (column === "place") return `${currentPlace} AS place`;
  if (column === "owner") return ownerColumn;
  return column === "is_marker" ? "false AS is_marker" : column;
});
const ofVersions = columns.map((column) => (column === "owner" ? ownerColumn : column));

/** Both tables, each by its index. */
const table = `(
  SELECT bucket_id, ${ofObjects.join(", ")} FROM stored_objects
  UNION ALL SELECT bucket_id, ${ofVersions.join(", ")} FROM object_versions)`;

/** A delete marker is the latest where the key has no object, and no later marker. */
const isLatest = `
  CASE WHEN is_marker THEN NOT EXISTS (
      SELECT FROM stored_objects AS object WHERE object.bucket_id = $1::bigint AND object.key = page.key
    ) AND NOT EXISTS (
      SELECT FROM object_versions AS later
      WHERE later.bucket_id = $1::bigint AND later.key = page.key AND later.place < page.place)
    ELSE place = ${currentPlace} END`;

const pageOf = (query: string): string => `SELECT page.*, ${isLatest} FROM (${query}) AS page`;

const texts = {
  flat: pageOf(`
    SELECT ${columns.join(", ")}, NULL::bytea AS common FROM ${table} AS listed
    WHERE bucket_id = $1::bigint AND (key, place) > ($2::bytea, $5::bigint) AND key < $3::bytea
    ORDER BY key, place LIMIT $4::int`),
  jumping: pageOf(
    jumpingQuery({ table, columns, tie: { column: "place", first: `(${before})::bigint`, from: "$8::bigint" } }),
  ),
};

type Row = [
  key: Buffer,
  place: string,
  versionId: string,
  isMarker: boolean,
  modifiedAt: Date,
  size: string,
  etag: string,
  storageClass: string,
  algorithm: string | null,
  type: Checksum["type"],
  owner: string | null,
  common: Buffer | null,
  isLatest: boolean,
];

const entryOf = (row: Row): ListedVersion | ListedMarker | ListedPrefix => {
  const [key, , versionId, isMarker, modifiedAt, size, etag, storageClass, algorithm, type, owner, common, latest] =
    row;
  if (common) return { kind: "prefix", prefix: common };
  const ofVersion = { key, versionId, isLatest: latest, modifiedAt };
  if (isMarker) return { kind: "marker", ...ofVersion };
  const checksum = algorithm === null ? null : { algorithm, type };
  return { kind: "version", ...ofVersion, size: Number(size), etag, storageClass, checksum, owner };
};

const placeText = `
  SELECT place FROM object_versions WHERE bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text
  UNION ALL
  SELECT ${currentPlace} FROM stored_objects WHERE bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text`;

/** After which key and place a page begins. A version that is gone, as of a page whose versions were deleted, leaves all others of its key. */
const startOf = async (
  db: Prisma.TransactionClient,
  { bucketId, prefix, after }: VersionListing,
): Promise<[key: Uint8Array, place: string]> => {
  if (!after) return [prefix, before];
  const key = after.kind === "key" ? after.key : afterPrefix(after.prefix);
  if (Buffer.compare(key, prefix) < 0) return [prefix, before];
  if (after.kind === "prefix") return [key, before];
  if (after.versionId === undefined) return [key, behind];
  const values = [String(bucketId), key, after.versionId];
  const [row] = await queryRows<[place: string]>(db, { text: placeText, values });
  return [key, row?.[0] ?? before];
};

/** Reads a page of a bucket's versions and delete markers, in one statement, as `listObjects` reads objects. */
export const listVersions = async (db: Prisma.TransactionClient, listing: VersionListing): Promise<VersionPage> => {
  const { bucketId, limit, ...scope } = listing;
  const [from, place] = await startOf(db, listing);
  const values = [String(bucketId), from, afterPrefix(scope.prefix), limit + 1, ...delimiterValues(scope), place];
  const text = scope.delimiter?.length ? texts.jumping : texts.flat;
  const rows = limit > 0 ? await queryRows<Row>(db, { text, values }) : [];
  const entries = rows.slice(0, limit).map(entryOf);
  const last = entries.at(-1);
  const next = rows.length > limit && last ? positionOf(last) : undefined;
  return { entries, next };
};

const positionOf = (entry: VersionPage["entries"][number]): VersionPosition =>
  entry.kind === "prefix" ? entry : { kind: "key", key: entry.key, versionId: entry.versionId };

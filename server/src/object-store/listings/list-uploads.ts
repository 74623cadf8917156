import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { ChecksumPlan } from "../uploads/upload.js";
import { isUploadId } from "../uploads/upload-id.js";
import { jumpingQuery } from "./jumping-query.js";
import { delimiterValues, type ListedPrefix } from "./list-objects.js";
import { ownerColumn } from "./owner-column.js";
import { afterPrefix, type ListingPosition, type ListingScope } from "./position.js";

/** From where a listing of uploads goes on: after a key, after one upload of a key, or after a common prefix. */
export type UploadPosition = ListingPosition & { readonly uploadId?: string | undefined };

/** Which uploads of a bucket are listed. */
export interface UploadListing extends ListingScope {
  readonly bucketId: bigint;
  /** Where the page begins; left out, at the first key. */
  readonly after?: UploadPosition | undefined;
  /** How many entries there are on the page at most; common prefixes count as one each. */
  readonly limit: number;
}

/** An upload under way in a listing. */
export interface ListedUpload {
  readonly kind: "upload";
  readonly key: Buffer;
  readonly uploadId: string;
  readonly initiatedAt: Date;
  readonly storageClass: string;
  /** Who began it, as an ARN; null for anonymous callers. */
  readonly creator: string | null;
  /** The canonical id of the owner that the object will have; null where that is the owner of the bucket. */
  readonly owner: string | null;
  readonly checksum: ChecksumPlan | null;
}

export interface UploadPage {
  /** In the order of the bytes of their keys and prefixes; those of one key in the order in which they began. */
  readonly entries: readonly (ListedUpload | ListedPrefix)[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: UploadPosition | undefined;
}

const columns = [
  "key",
  "id",
  "initiated_at",
  "storage_class",
  "creator",
  "checksum_algorithm",
  "checksum_type",
  "owner",
];
const table = `(SELECT *, ${ownerColumn} FROM object_uploads)`;
const leastId = "00000000-0000-0000-0000-000000000000";
const greatestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const texts = {
  flat: `
    SELECT ${columns.join(", ")} FROM ${table} AS upload
    WHERE bucket_id = $1::bigint AND (key, id) > ($2::bytea, $5::uuid) AND key < $3::bytea AND completed_at IS NULL
    ORDER BY key, id LIMIT $4::int`,
  jumping: jumpingQuery({
    table,
    columns,
    where: "completed_at IS NULL",
    tie: { column: "id", first: `'${leastId}'::uuid`, from: "$8::uuid" },
  }),
};

type Row = [
  key: Buffer,
  id: string,
  initiatedAt: Date,
  storageClass: string,
  creator: string | null,
  algorithm: string | null,
  type: ChecksumPlan["type"],
  owner: string | null,
  common?: Buffer | null,
];

const entryOf = ([key, id, initiatedAt, storageClass, creator, algorithm, type, owner, common]: Row) =>
  common
    ? ({ kind: "prefix", prefix: common } as const)
    : ({
        kind: "upload",
        key,
        uploadId: id,
        initiatedAt,
        storageClass,
        creator,
        owner,
        checksum: algorithm === null ? null : { algorithm, type },
      } as const);

/** The key and the id after which the page begins. */
const startOf = (prefix: Uint8Array, after: UploadPosition | undefined): [key: Uint8Array, id: string] => {
  if (!after) return [prefix, leastId];
  if (after.kind === "prefix") return later([afterPrefix(after.prefix), leastId], prefix);
  const { key, uploadId = greatestId } = after;
  return later([key, isUploadId(uploadId) ? uploadId : greatestId], prefix);
};

const later = (start: [key: Uint8Array, id: string], prefix: Uint8Array): [key: Uint8Array, id: string] =>
  Buffer.compare(start[0], prefix) < 0 ? [prefix, leastId] : start;

/** Reads a page of a bucket's uploads under way, in one statement, as `listObjects` reads objects. */
export const listUploads = async (
  db: Prisma.TransactionClient,
  { bucketId, after, limit, ...scope }: UploadListing,
): Promise<UploadPage> => {
  const [from, id] = startOf(scope.prefix, after);
  const values = [String(bucketId), from, afterPrefix(scope.prefix), limit + 1, ...delimiterValues(scope), id];
  const text = scope.delimiter?.length ? texts.jumping : texts.flat;
  const rows = limit > 0 ? await queryRows<Row>(db, { text, values }) : [];
  const entries = rows.slice(0, limit).map(entryOf);
  const last = entries.at(-1);
  const next = rows.length > limit && last ? positionOf(last) : undefined;
  return { entries, next };
};

const positionOf = (entry: ListedUpload | ListedPrefix): UploadPosition =>
  entry.kind === "upload" ? { kind: "key", key: entry.key, uploadId: entry.uploadId } : entry;

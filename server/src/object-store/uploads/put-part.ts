import type { StoredBytes } from "../../blobs/stored-bytes.js";
import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket, noSuchUpload } from "../object-store-error.js";
import { bytes } from "../objects/columns.js";
import { activeBucket, type Replaced, refusedWithoutBucket } from "../objects/put.js";
import type { Checksum } from "../objects/stored-object.js";
import { removalDueAt } from "../removals/due.js";
import { addressValues, isOpen, type UploadAddress } from "./upload.js";

/** A part whose bytes are stored. */
export interface PutPart extends UploadAddress {
  /** From 1 to 10,000. */
  readonly number: number;
  readonly stored: StoredBytes;
  /** The MD5 of its bytes in hexadecimal digits. */
  readonly etag: string;
  readonly checksum: Pick<Checksum, "algorithm" | "value"> | null;
  readonly at: Date;
}

const set = [
  "blob_id",
  "inline",
  "size",
  "chunk_size",
  "wrapped_key",
  "etag",
  "modified_at",
  "checksum_algorithm",
  "checksum",
];

/** The upload is locked, so that it is not completed or aborted while a part is written. Its other parts are not held up. */
const text = `
  WITH bucket AS (${activeBucket("$2")}), upload AS (
    SELECT id FROM object_uploads WHERE ${isOpen} FOR KEY SHARE
  ), put AS (
    INSERT INTO object_parts (upload_id, number, ${set.join(", ")})
    SELECT upload.id, $4::int, $5::uuid, $6::bytea, $7::bigint, $8::int, $9::bytea, $10::text, $11::timestamptz, $12::text, $13::text
    FROM upload, bucket
    ON CONFLICT (upload_id, number) DO UPDATE SET ${set.map((column) => `${column} = EXCLUDED.${column}`).join(", ")},
      replaced_blob_id = object_parts.blob_id, replaced_size = object_parts.size
    RETURNING size, replaced_blob_id, replaced_size
  ), queued AS (
    INSERT INTO content_removals (content_id, due_at)
    SELECT replaced_blob_id, $14::timestamptz FROM put WHERE replaced_blob_id IS NOT NULL
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, upload_bytes)
    SELECT bucket.service_uuid, bucket.id, $11::timestamptz, size - coalesce(replaced_size, 0)
    FROM put, bucket WHERE size <> coalesce(replaced_size, 0)
  )
  SELECT EXISTS (SELECT FROM bucket), EXISTS (SELECT FROM put), (SELECT replaced_size FROM put)`;

/**
 * Makes bytes that are stored a part of an upload, in the place of an earlier one of its number.
 *
 * @returns what it replaced; undefined where there was nothing
 * @throws ObjectStoreError `NoSuchBucket`, `NoSuchUpload`
 */
export const putPart = async (db: Prisma.TransactionClient, part: PutPart): Promise<Replaced | undefined> => {
  const { stored, checksum, at } = part;
  const values = [
    ...addressValues(part),
    part.number,
    stored.blobId,
    bytes(stored.inline),
    stored.size,
    stored.chunkSize,
    bytes(stored.keySealed),
    part.etag,
    at.toISOString(),
    checksum?.algorithm ?? null,
    checksum?.value ?? null,
    removalDueAt(at).toISOString(),
  ];
  type Answer = [bucket: boolean, put: boolean, replacedSize: string | null];
  const [answer] = await refusedWithoutBucket(() => queryRows<Answer>(db, { text, values }));
  const [bucket, put, replacedSize] = answer as Answer;
  if (!bucket) throw noSuchBucket();
  if (!put) throw noSuchUpload();
  return replacedSize === null ? undefined : { size: Number(replacedSize) };
};

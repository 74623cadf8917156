import type { StoredBytes } from "../../blobs/stored-bytes.js";
import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** Bytes that a row stands for. */
export interface StoredRow {
  readonly serviceUuid: string;
  readonly stored: StoredBytes;
  /** For people: the object, or the part of an upload. */
  readonly name: string;
}

type Row = [
  serviceUuid: string | null,
  outer: string,
  inner: Buffer | number,
  name: string,
  blobId: string | null,
  inline: Buffer | null,
  size: string,
  chunkSize: number,
  wrappedKey: Buffer | null,
];

/** A page of bytes that lie in rows has so many of them at most, of 16 KiB each. */
const pageSize = 500;

interface Listing {
  readonly text: (isWithInline: boolean) => string;
  readonly start: readonly [outer: string, inner: Buffer | number];
}

const objects: Listing = {
  text: (isWithInline) => `
    SELECT bucket.service_uuid::text, object.bucket_id::text, object.key,
      bucket.name || '/' || encode(object.key, 'escape'), object.content_id::text,
      ${isWithInline ? "object.inline" : "NULL"}, object.size::text, object.chunk_size, object.wrapped_key
    FROM stored_objects AS object JOIN storage_buckets AS bucket ON bucket.id = object.bucket_id
    WHERE (object.bucket_id, object.key) > ($1::bigint, $2::bytea) AND object.part_count IS NULL
      ${isWithInline ? "" : "AND object.content_id IS NOT NULL"}
    ORDER BY object.bucket_id, object.key LIMIT ${pageSize}`,
  start: ["0", Buffer.alloc(0)],
};

/** Versions of a key go on by their place, which is told with the bucket. */
const versions: Listing = {
  text: (isWithInline) => `
    SELECT bucket.service_uuid::text, version.bucket_id::text || ' ' || version.place::text, version.key,
      bucket.name || '/' || encode(version.key, 'escape') || ' version ' || version.version_id, version.content_id::text,
      ${isWithInline ? "version.inline" : "NULL"}, version.size::text, version.chunk_size, version.wrapped_key
    FROM object_versions AS version JOIN storage_buckets AS bucket ON bucket.id = version.bucket_id
    WHERE (version.bucket_id, version.key, version.place) >
        (split_part($1, ' ', 1)::bigint, $2::bytea, split_part($1, ' ', 2)::bigint)
      AND version.part_count IS NULL AND NOT version.is_marker
      ${isWithInline ? "" : "AND version.content_id IS NOT NULL"}
    ORDER BY version.bucket_id, version.key, version.place LIMIT ${pageSize}`,
  start: ["0 0", Buffer.alloc(0)],
};

/** Parts belong to the service of their upload, or of an object that it was completed to. Of others the rows go before long. */
const parts: Listing = {
  text: (isWithInline) => `
    SELECT bucket.service_uuid::text, part.upload_id::text, part.number,
      'part ' || part.number || ' of upload ' || part.upload_id, part.blob_id::text,
      ${isWithInline ? "part.inline" : "NULL"}, part.size::text, part.chunk_size, part.wrapped_key
    FROM object_parts AS part LEFT JOIN LATERAL (
      SELECT bucket.service_uuid FROM storage_buckets AS bucket
      WHERE bucket.id = coalesce(
        (SELECT object.bucket_id FROM stored_objects AS object WHERE object.content_id = part.upload_id LIMIT 1),
        (SELECT version.bucket_id FROM object_versions AS version WHERE version.content_id = part.upload_id LIMIT 1),
        (SELECT upload.bucket_id FROM object_uploads AS upload WHERE upload.id = part.upload_id AND completed_at IS NULL))
    ) AS bucket ON true
    WHERE (part.upload_id, part.number) > ($1::uuid, $2::int) ${isWithInline ? "" : "AND part.blob_id IS NOT NULL"}
    ORDER BY part.upload_id, part.number LIMIT ${pageSize}`,
  start: ["00000000-0000-0000-0000-000000000000", 0],
};

/**
 * Lists all bytes that objects and parts of uploads hold, page by page.
 *
 * @param isWithInline whether bytes that lie in rows are listed too, with these
 */
export async function* listStored(
  db: Prisma.TransactionClient,
  isWithInline: boolean,
): AsyncGenerator<StoredRow, void, undefined> {
  for (const { text, start } of [objects, versions, parts]) {
    const statement = text(isWithInline);
    let after: readonly [string, Buffer | number] | undefined = start;
    while (after) {
      const rows: Row[] = await queryRows<Row>(db, { text: statement, values: after });
      for (const row of rows) {
        const read = storedRow(row);
        if (read) yield read;
      }
      const last = rows.at(-1);
      after = last && rows.length === pageSize ? [last[1], last[2]] : undefined;
    }
  }
}

/** Undefined for what nothing holds any more. */
const storedRow = ([serviceUuid, , , name, blobId, inline, size, chunkSize, keySealed]: Row): StoredRow | undefined =>
  serviceUuid === null
    ? undefined
    : { serviceUuid, name, stored: { blobId, inline, size: Number(size), chunkSize, keySealed } };

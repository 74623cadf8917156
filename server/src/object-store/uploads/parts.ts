import type { ByteRange, StoredBytes } from "../../blobs/stored-bytes.js";
import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** A part, as it is listed. */
export interface ListedPart {
  readonly number: number;
  /** In bytes. */
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: Date;
  readonly checksum: { readonly algorithm: string; readonly value: string } | null;
}

/** A part of an object, with its bytes. */
export interface ObjectPart extends ListedPart {
  /** Where it begins in the object, in bytes. */
  readonly startsAt: number;
  readonly stored: StoredBytes;
}

const listedColumns = "number, size, etag, modified_at, checksum_algorithm, checksum";

type ListedRow = [
  number: number,
  size: string,
  etag: string,
  modifiedAt: Date,
  algorithm: string | null,
  checksum: string | null,
];

const listedOf = ([number, size, etag, modifiedAt, algorithm, value]: ListedRow): ListedPart => ({
  number,
  size: Number(size),
  etag,
  modifiedAt,
  checksum: algorithm === null || value === null ? null : { algorithm, value },
});

const listText = `
  SELECT ${listedColumns} FROM object_parts WHERE upload_id = $1::uuid AND number > $2::int ORDER BY number LIMIT $3::int`;

/**
 * Reads parts in the order of their numbers: of an upload under way, or of an object that was completed from it.
 *
 * @param after the number after which they begin
 */
export const listPartsOf = async (
  db: Prisma.TransactionClient,
  uploadId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ListedPart[]> => {
  const rows = await queryRows<ListedRow>(db, { text: listText, values: [uploadId, after, limit] });
  return rows.map(listedOf);
};

type PartRow = [
  ...ListedRow,
  startsAt: string,
  blobId: string | null,
  inline: Buffer | null,
  chunkSize: number,
  keySealed: Buffer | null,
];

const partColumns = `${listedColumns}, starts_at, blob_id, inline, chunk_size, wrapped_key`;

const partOf = (row: PartRow): ObjectPart => {
  const [, size, , , , , startsAt, blobId, inline, chunkSize, keySealed] = row;
  const listed = listedOf(row.slice(0, listedLength) as ListedRow);
  return {
    ...listed,
    startsAt: Number(startsAt),
    stored: { blobId, inline, size: Number(size), chunkSize, keySealed },
  };
};

const listedLength: ListedRow["length"] = 6;

const rangeText = `
  SELECT ${partColumns} FROM object_parts
  WHERE upload_id = $1::uuid AND number > $2::int AND starts_at + size > $3::bigint AND starts_at <= $4::bigint
  ORDER BY number LIMIT $5::int`;

/** So many parts are read at a time: their bytes take much longer. */
const partsAtOnce = 100;

/** Reads the parts of an object that hold some of its bytes, in their order. */
export async function* partsWith(
  db: Prisma.TransactionClient,
  uploadId: string,
  { start, end }: ByteRange,
): AsyncGenerator<ObjectPart, void> {
  for (let after = 0; ; ) {
    const rows = await queryRows<PartRow>(db, { text: rangeText, values: [uploadId, after, start, end, partsAtOnce] });
    yield* rows.map(partOf);
    const last = rows.at(-1);
    if (!last || rows.length < partsAtOnce) return;
    [after] = last;
  }
}

const oneText = `SELECT ${partColumns} FROM object_parts WHERE upload_id = $1::uuid AND number = $2::int AND starts_at IS NOT NULL`;

/** Reads one part of an object. @returns undefined where it has none of that number */
export const findPart = async (
  db: Prisma.TransactionClient,
  uploadId: string,
  number: number,
): Promise<ObjectPart | undefined> => {
  const [row] = await queryRows<PartRow>(db, { text: oneText, values: [uploadId, number] });
  return row && partOf(row);
};

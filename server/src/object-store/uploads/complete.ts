import { createHash } from "node:crypto";
import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchUpload, ObjectStoreError } from "../object-store-error.js";
import { putObject, type Replaced } from "../objects/put.js";
import type { Checksum, Tag, WriteConditions } from "../objects/stored-object.js";
import { removalDueAt } from "../removals/due.js";
import { chooseParts, type NamedPart, type UploadedPart } from "./choose-parts.js";
import {
  addressValues,
  type ChecksumPlan,
  type UploadAddress,
  type UploadRow,
  uploadColumns,
  uploadOf,
} from "./upload.js";

/** An upload that is to become an object. */
export interface CompleteUpload extends UploadAddress {
  /** The parts of the object, in ascending order. Others that were uploaded are dropped. */
  readonly parts: readonly NamedPart[];
  /** How small a part may be that is not the last one, in bytes. */
  readonly leastPartSize: number;
  /** How large the object must be, in bytes. */
  readonly expectedSize?: number | undefined;
  readonly conditions?: WriteConditions;
  readonly at: Date;
  /** Makes the checksum of the object of those of its parts; what it throws refuses the command. */
  readonly checksumOf?: (parts: readonly UploadedPart[], plan: ChecksumPlan | null) => Checksum | null;
}

/** What an upload was completed to. */
export interface CompletedUpload {
  readonly etag: string;
  readonly checksum: Checksum | null;
  /** In bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
  /** Undefined where no object is gone, and of a repetition. */
  readonly replaced: Replaced | undefined;
  /** Null in a bucket whose objects never had versions. */
  readonly versionId: string | null;
  /** Whether it was completed before, and this is what came of it then. */
  readonly repeated: boolean;
  /** Whether its bytes are sealed with a key of the customer. */
  readonly hasCustomerKey: boolean;
  readonly tags: readonly Tag[] | null;
}

const lockText = `
  SELECT ${uploadColumns}, completed_at, etag, checksum, size, version_id FROM object_uploads
  WHERE id = $1::uuid AND bucket_id = $2::bigint AND key = $3::bytea FOR UPDATE`;

type LockedRow = [
  ...UploadRow,
  completedAt: Date | null,
  etag: string,
  checksum: string | null,
  size: string,
  versionId: string | null,
];

const partsText = `
  SELECT number, size, etag, checksum_algorithm, checksum FROM object_parts WHERE upload_id = $1::uuid ORDER BY number`;

type PartRow = [number: number, size: string, etag: string, algorithm: string | null, checksum: string | null];

/** The parts of the object learn where they begin in it, the others go, and the upload remembers what came of it. */
const finishText = `
  WITH placed AS (
    UPDATE object_parts AS part SET starts_at = chosen.starts_at
    FROM unnest($2::int[], $3::bigint[]) AS chosen (number, starts_at)
    WHERE part.upload_id = $1::uuid AND part.number = chosen.number
  ), dropped AS (
    DELETE FROM object_parts WHERE upload_id = $1::uuid AND number <> ALL($2::int[]) RETURNING blob_id
  ), queued AS (
    INSERT INTO content_removals (content_id, due_at) SELECT blob_id, $4::timestamptz FROM dropped WHERE blob_id IS NOT NULL
  ), completed AS (
    UPDATE object_uploads SET completed_at = $5::timestamptz, etag = $6::text, size = $7::bigint,
      checksum_algorithm = $8::text, checksum_type = $9::text, checksum = $10::text,
      version_id = $12::text
    WHERE id = $1::uuid RETURNING bucket_id
  )
  INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, uploads, upload_bytes)
  SELECT service_uuid, id, $5::timestamptz, -1, -$11::bigint FROM storage_buckets, completed WHERE id = bucket_id`;

/**
 * Makes the object of an upload's parts, without a look at their bytes. To complete an upload once more answers, for a while, what
 * came of it the first time: the answer may have been lost.
 *
 * @throws ObjectStoreError `NoSuchBucket`, `NoSuchUpload`, `NoObjectLock`, `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`, `WrongSize`,
 * `PreconditionFailed`, or `NoSuchKey` where `ifMatch` finds no object: the upload is under way as before then
 */
export const completeUpload = (db: Prisma.TransactionClient, completion: CompleteUpload): Promise<CompletedUpload> =>
  transaction(db, async (tx) => {
    const { bucketId, key, uploadId, at, expectedSize, conditions } = completion;
    const [locked] = await queryRows<LockedRow>(tx, { text: lockText, values: addressValues(completion) });
    if (!locked) throw noSuchUpload();
    const earlier = earlierOf(locked);
    if (earlier) return earlier;
    const upload = uploadOf(locked as unknown as UploadRow);
    const uploaded = (await queryRows<PartRow>(tx, { text: partsText, values: [uploadId] })).map(uploadedOf);
    const parts = chooseParts(uploaded, completion);
    const size = sumOf(parts);
    if (expectedSize !== undefined && size !== expectedSize)
      throw new ObjectStoreError("WrongSize", `The parts have ${size} bytes, and not the expected ${expectedSize}.`);
    const checksum = completion.checksumOf?.(parts, upload.checksum) ?? null;
    const etag = etagOf(parts);
    const { versionId, replaced } = await putObject(tx, {
      ...upload,
      bucketId,
      key,
      content: { kind: "parts", uploadId, count: parts.length, keySealed: upload.customerKeyCheck },
      size,
      etag,
      modifiedAt: at,
      checksum,
      ...(conditions && { conditions }),
    });
    const values = [
      uploadId,
      parts.map(({ number }) => number),
      startsOf(parts),
      removalDueAt(at).toISOString(),
      at.toISOString(),
      etag,
      size,
      checksum?.algorithm ?? null,
      checksum?.type ?? null,
      checksum?.value ?? null,
      sumOf(uploaded),
      versionId,
    ];
    await queryRows(tx, { text: finishText, values });
    const hasCustomerKey = upload.customerKeyCheck !== null;
    return {
      etag,
      checksum,
      size,
      modifiedAt: at,
      replaced,
      versionId,
      repeated: false,
      hasCustomerKey,
      tags: upload.tags,
    };
  });

const earlierOf = (row: LockedRow): CompletedUpload | undefined => {
  const [, , , , tags, , , algorithm, type, check, , , , modifiedAt, etag, value, size, versionId] = row;
  if (!modifiedAt) return undefined;
  const checksum = algorithm === null || value === null ? null : { algorithm, type, value };
  return {
    etag,
    checksum,
    size: Number(size),
    modifiedAt,
    replaced: undefined,
    versionId,
    repeated: true,
    hasCustomerKey: check !== null,
    tags,
  };
};

const uploadedOf = ([number, size, etag, algorithm, value]: PartRow): UploadedPart => ({
  number,
  size: Number(size),
  etag,
  checksum: algorithm === null || value === null ? null : { algorithm, value },
});

const sumOf = (parts: readonly UploadedPart[]): number => parts.reduce((sum, { size }) => sum + size, 0);

/** Where each part begins in the object. */
const startsOf = (parts: readonly UploadedPart[]): number[] => {
  let next = 0;
  return parts.map(({ size }) => {
    const start = next;
    next += size;
    return start;
  });
};

/** The MD5 of the MD5s of the parts, and how many there are. */
const etagOf = (parts: readonly UploadedPart[]): string => {
  const digest = createHash("md5");
  for (const { etag } of parts) digest.update(etag, "hex");
  return `${digest.digest("hex")}-${parts.length}`;
};

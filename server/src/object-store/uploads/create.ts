import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { lockColumns, lockParameters, lockValues } from "../locks/lock-columns.js";
import { noLock, type ObjectLock } from "../locks/object-lock.js";
import { noSuchBucket } from "../object-store-error.js";
import { bytes } from "../objects/columns.js";
import { activeBucket, refusedWithoutBucket } from "../objects/put.js";
import type { ObjectAttributes } from "../objects/stored-object.js";
import type { ChecksumPlan } from "./upload.js";
import { newUploadId } from "./upload-id.js";

/** An object that is to be uploaded in parts. */
export interface CreateUpload extends ObjectAttributes {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
  readonly at: Date;
  readonly checksum: ChecksumPlan | null;
  /** What is asked for the object: that the bucket has object lock is decided when the upload is completed. */
  readonly lock?: ObjectLock | undefined;
  /** What tells the customer's key again that all parts must have. */
  readonly customerKeyCheck?: Uint8Array | undefined;
}

const text = `
  WITH bucket AS (${activeBucket("$2")}), added AS (
    INSERT INTO object_uploads
      (id, bucket_id, key, initiated_at, storage_class, headers, metadata, tags, creator, checksum_algorithm, checksum_type,
        customer_key_check, acl, ${lockColumns.join(", ")})
    SELECT $1::uuid, bucket.id, $3::bytea, $4::timestamptz, $5::text, $6::json, $7::json, $8::json, $9::text, $10::text, $11::text,
      $12::bytea, $13::json, ${lockParameters(14).join(", ")}
    FROM bucket
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, uploads)
    SELECT service_uuid, id, $4::timestamptz, 1 FROM bucket
  )
  SELECT FROM bucket`;

/** Begins an upload in parts. @returns its id @throws ObjectStoreError `NoSuchBucket` */
export const createUpload = async (db: Prisma.TransactionClient, upload: CreateUpload): Promise<string> => {
  const id = newUploadId(upload.at);
  const values = [
    id,
    String(upload.bucketId),
    upload.key,
    upload.at.toISOString(),
    upload.storageClass,
    JSON.stringify(upload.headers),
    JSON.stringify(upload.metadata),
    upload.tags && JSON.stringify(upload.tags),
    upload.creator,
    upload.checksum?.algorithm ?? null,
    upload.checksum?.type ?? null,
    bytes(upload.customerKeyCheck ?? null),
    upload.acl && JSON.stringify(upload.acl),
    ...lockValues(upload.lock ?? noLock),
  ];
  const buckets = await refusedWithoutBucket(() => queryRows(db, { text, values }));
  if (buckets.length === 0) throw noSuchBucket();
  return id;
};

import type { S3ErrorCode } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { BlobStoreError, type BlobStoreFault } from "../../blobs/blob-store-error.js";
import { isDatabaseAway } from "../../database/database-away.js";
import { ObjectStoreError, type ObjectStoreErrorCode } from "../../object-store/object-store-error.js";
import { StorageError } from "../../storage/storage-error.js";
import { lockMessages } from "./lock-messages.js";

/** What a fault of the bytes means for a caller. A full disk passes, damage does not. */
const ofBlobs: Readonly<Record<BlobStoreFault, S3ErrorCode>> = {
  full: "ServiceUnavailable",
  unavailable: "ServiceUnavailable",
  missing: "InternalError",
  damaged: "InternalError",
  "no-service": "NoSuchBucket",
  "customer-key": "InvalidRequest",
};

/** What AWS says of bytes that the customer's key is needed for. */
const needsKey =
  "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.";

const ofObjects: Readonly<Record<ObjectStoreErrorCode, S3ErrorCode>> = {
  NoSuchBucket: "NoSuchBucket",
  BucketNotEmpty: "BucketNotEmpty",
  NoSuchKey: "NoSuchKey",
  PreconditionFailed: "PreconditionFailed",
  // nobody has set a condition: whoever asks again copies what is there then
  SourceChanged: "SlowDown",
  NoSuchUpload: "NoSuchUpload",
  InvalidPart: "InvalidPart",
  InvalidPartOrder: "InvalidPartOrder",
  EntityTooSmall: "EntityTooSmall",
  WrongSize: "InvalidRequest",
  ObjectLocked: "AccessDenied",
  NoObjectLock: "InvalidRequest",
  VersioningNotEnabled: "InvalidBucketState",
  ObjectLockEnabled: "InvalidBucketState",
};

const ofStorage = (error: StorageError): S3Error => {
  switch (error.code) {
    case "ServiceDeleting":
      return new S3Error("ServiceUnavailable", undefined, { cause: error });
    case "NotFound":
      return new S3Error("NoSuchBucket", undefined, { cause: error });
    default:
      return new S3Error("InvalidRequest", error.message, { cause: error });
  }
};

/** Whoever asks again a second later may find that it is over. */
const passing = { "Retry-After": "1" };

const of = (code: S3ErrorCode, cause: unknown, message?: string): S3Error => {
  const passes = code === "ServiceUnavailable" || code === "SlowDown";
  return new S3Error(code, message, { cause, ...(passes && { headers: passing }) });
};

/** The error with which S3 answers what was thrown. What is none of S3's is no fault of the caller. */
export const explainError = (error: unknown): S3Error => {
  if (error instanceof S3Error) return error;
  if (error instanceof ObjectStoreError) return of(ofObjects[error.code], error, lockMessages[error.code]);
  if (error instanceof StorageError) return ofStorage(error);
  if (error instanceof BlobStoreError)
    return of(ofBlobs[error.fault], error, error.fault === "customer-key" ? needsKey : undefined);
  return of(isDatabaseAway(error) ? "ServiceUnavailable" : "InternalError", error);
};

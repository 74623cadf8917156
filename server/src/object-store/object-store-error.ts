/** What a command on objects can refuse. Each protocol has its own form for these. */
export type ObjectStoreErrorCode =
  /** The bucket is not there, is deleted, or its service is gone. */
  | "NoSuchBucket"
  /** The bucket still holds objects. */
  | "BucketNotEmpty"
  /** No object has that key. */
  | "NoSuchKey"
  /** The object is not as the caller's conditions demand. */
  | "PreconditionFailed"
  /** The source of a copy changed since the caller looked at it. */
  | "SourceChanged"
  /** The upload is not there, or it was completed or aborted. */
  | "NoSuchUpload"
  /** A part that is to make up the object was not uploaded, or is another one. */
  | "InvalidPart"
  /** Parts are not named in ascending order. */
  | "InvalidPartOrder"
  /** A part other than the last one is too small. */
  | "EntityTooSmall"
  /** The parts do not add up to the size that the caller expects. */
  | "WrongSize"
  /** A lock keeps the version, or its retention, as it is. */
  | "ObjectLocked"
  /** The bucket has no object lock. */
  | "NoObjectLock"
  /** Object lock needs a bucket whose versioning is enabled. */
  | "VersioningNotEnabled"
  /** Versioning of a bucket with object lock cannot be suspended. */
  | "ObjectLockEnabled";

/** What is at fault, as far as there is more to tell than the code: numbers and sizes as text. */
export type ObjectStoreErrorDetails = Readonly<Record<string, string>>;

/** A command that is refused. Nothing of its effect remains. */
export class ObjectStoreError extends Error {
  override readonly name = "ObjectStoreError";

  /** @param message a sentence for the caller */
  constructor(
    readonly code: ObjectStoreErrorCode,
    message: string,
    readonly details: ObjectStoreErrorDetails = {},
    options: ErrorOptions = {},
  ) {
    super(message, options);
  }
}

export const noSuchBucket = (cause?: unknown): ObjectStoreError =>
  new ObjectStoreError("NoSuchBucket", "The bucket does not exist.", {}, { cause });

export const noSuchKey = (details: ObjectStoreErrorDetails = {}): ObjectStoreError =>
  new ObjectStoreError("NoSuchKey", "There is no object with this key in the bucket.", details);

export const preconditionFailed = (): ObjectStoreError =>
  new ObjectStoreError("PreconditionFailed", "The object is not as the request's conditions demand.");

export const noSuchUpload = (): ObjectStoreError =>
  new ObjectStoreError("NoSuchUpload", "The upload does not exist: it may have been completed or aborted.");

export const sourceChanged = (): ObjectStoreError =>
  new ObjectStoreError("SourceChanged", "The source of the copy has changed meanwhile.");

/**
 * What a command of the storage domain can refuse. Each protocol has its own form for these: the control plane's problems,
 * S3's and IAM's error codes.
 */
export type StorageErrorCode =
  /** Nothing of that name or id is there, or it is another account's: nobody can tell these apart. */
  | "NotFound"
  /** The name is taken. */
  | "AlreadyExists"
  /** A value is at odds with the rules or with what is stored. */
  | "Invalid"
  /** A value names something that is not there. */
  | "UnknownReference"
  /** There are as many as there may be. */
  | "LimitExceeded"
  /** Something else still refers to it, or is in it. */
  | "InUse"
  /** It belongs to the system: nobody can change or delete it. */
  | "Unmodifiable"
  /** The domain has a website already. */
  | "WebsiteExists"
  /** The bucket holds versions that a lock keeps. */
  | "BucketLocked"
  /** The service is being deleted. */
  | "ServiceDeleting"
  /** The service is under termination protection. */
  | "ServiceProtected"
  /** The service still has buckets or IAM entities. */
  | "ServiceNotEmpty";

/** A value of a command's input that is at fault. */
export interface StorageFault {
  /** Its path in the input: `name`, `customDomains.0.domainName`. */
  readonly field: string;
  /** What is wrong, and what was expected, as a sentence. */
  readonly reason: string;
}

/** A command that is refused. Nothing of its effect remains. */
export class StorageError extends Error {
  override readonly name = "StorageError";

  /** @param message a sentence for the caller */
  constructor(
    readonly code: StorageErrorCode,
    message: string,
    readonly faults: readonly StorageFault[] = [],
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

/** Nothing of that name or id belongs to the caller. @param message says what is not there, as a sentence */
export const notFound = (message = "There is no such resource."): StorageError => new StorageError("NotFound", message);

/** A value that is refused, and why. */
export const refusedValue = (
  code: "Invalid" | "UnknownReference" | "LimitExceeded" | "InUse" | "Unmodifiable",
  field: string,
  reason: string,
  cause?: unknown,
): StorageError => new StorageError(code, reason, [{ field, reason }], { cause });

/** A value is at odds with the rules or with what is stored. */
export const invalid = (field: string, reason: string, cause?: unknown): StorageError =>
  refusedValue("Invalid", field, reason, cause);

/** A name that must be unique is taken. */
export const alreadyExists = (field: string, cause?: unknown): StorageError => {
  const reason = "Value must be unique, and this one exists already.";
  return new StorageError("AlreadyExists", reason, [{ field, reason }], { cause });
};

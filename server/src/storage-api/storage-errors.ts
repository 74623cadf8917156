import { ApiError, type ErrorEntry } from "@concordat/contract";
import { objectStorageErrors as errors } from "@concordat/contract/object-storage";
import { StorageError, type StorageErrorCode } from "../storage/storage-error.js";

/** What each refusal of the domain is called in this API. */
const entries: Readonly<Record<StorageErrorCode, ErrorEntry>> = {
  NotFound: errors.notFound,
  AlreadyExists: errors.invalidRequest,
  Invalid: errors.invalidRequest,
  UnknownReference: errors.invalidRequest,
  LimitExceeded: errors.invalidRequest,
  InUse: errors.invalidRequest,
  Unmodifiable: errors.invalidRequest,
  WebsiteExists: errors.conflict,
  BucketLocked: errors.serviceError,
  ServiceDeleting: errors.serviceError,
  ServiceProtected: errors.serviceError,
  ServiceNotEmpty: errors.serviceError,
};

/** `customDomains.0.domainName` is `custom_domains.0.domain_name` on the wire. */
const memberOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A refusal of the domain in the form of the control plane's API; anything else as it is. */
export const toApiError = (error: unknown): unknown => {
  if (!(error instanceof StorageError)) return error;
  const entry = entries[error.code];
  const faults = error.faults.map(({ field, reason }) => ({ name: memberOf(field), reason }));
  const sentence = entry === errors.serviceError ? { sentence: error.message } : {};
  return new ApiError(entry, { ...sentence, faults, cause: error });
};

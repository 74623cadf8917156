import { ApiError, type Fault } from "@concordat/contract";
import { objectStorageErrors as errors } from "@concordat/contract/object-storage";

/** Nothing of that name or id belongs to the caller. */
export const notFound = (): ApiError => new ApiError(errors.notFound);

/** A member of the request is at odds with the rules or with what is stored. */
export const invalid = (name: string, reason: string, cause?: unknown): ApiError =>
  new ApiError(errors.invalidRequest, { faults: [{ name, reason }], cause });

/** Several members are. */
export const invalidAll = (faults: readonly Fault[]): ApiError => new ApiError(errors.invalidRequest, { faults });

/** The state of the service does not allow it. */
export const serviceError = (sentence: string): ApiError => new ApiError(errors.serviceError, { sentence });

/** The sentence for a name that must be unique and is not. */
export const alreadyExists = "Value must be unique, and this one exists already.";

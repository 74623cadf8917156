import { expectTypeOf } from "vitest";
import {
  type CommonErrorMessage,
  type Concordat,
  ConflictError,
  type ErrorOf,
  isConcordatError,
  isErrorOf,
  type Problem,
  UnauthorizedError,
} from "./index.js";

declare const cloud: Concordat;

/** Compiles only where every code has its case. */
const never = (value: never): never => value;

export const codes = async (): Promise<string | undefined> => {
  try {
    await cloud.providers.create({ items: [] });
    return undefined;
  } catch (error) {
    if (!isErrorOf("providers.create", error)) throw error;
    expectTypeOf(error.operation).toEqualTypeOf<"providers.create">();
    expectTypeOf(error.body).toEqualTypeOf<CommonErrorMessage>();
    expectTypeOf(error.status).toEqualTypeOf<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503>();
    // @ts-expect-error creating never finds nothing
    if (error.status === 404) return undefined;
    // @ts-expect-error there is no such code
    if (error.code === "ucloud.nonsense") return undefined;
    // @ts-expect-error codes of the other API do not come from here
    if (error.code === "object_storage.conflict") return undefined;
    // @ts-expect-error the vendor's code is none of the catalogue
    if (error.code === "CONFLICT") return undefined;
    switch (error.code) {
      case "ucloud.conflict":
      case "ucloud.idempotency_in_flight":
        expectTypeOf(error.status).toEqualTypeOf<409>();
        return error.body.why;
      case "ucloud.invalid_request":
        return error.invalidParams.map(({ name }) => name).join();
      case "ucloud.quota_exceeded":
      case "ucloud.unauthorized":
      case "ucloud.missing_scope":
      case "ucloud.forbidden":
      case "ucloud.not_a_project_member":
      case "ucloud.too_large":
      case "ucloud.idempotency_answer_not_kept":
      case "ucloud.idempotency_key_reused":
      case "ucloud.rate_limited":
      case "ucloud.internal":
      case "ucloud.unavailable":
        return error.why;
      case null:
        return error.codes.join(" or ");
      default:
        return never(error);
    }
  }
};

export const byStatus = (error: unknown): void => {
  if (!isErrorOf("objectStorage.users.get", error)) return;
  expectTypeOf(error.body).toEqualTypeOf<Problem>();
  if (error.status === 404) {
    expectTypeOf(error.code).toEqualTypeOf<"object_storage.resource_not_found" | null>();
    expectTypeOf(error.codes).toEqualTypeOf<readonly "object_storage.resource_not_found"[]>();
  }
  if (error instanceof UnauthorizedError) expectTypeOf(error.status).toEqualTypeOf<401>();
};

export const forgetful = (error: ErrorOf<"objectStorage.users.get">): string => {
  switch (error.status) {
    case 401:
    case 404:
    case 500:
      return error.body.title;
    default:
      // @ts-expect-error a status is missing
      return never(error);
  }
};

export const names = (error: unknown): void => {
  // @ts-expect-error there is no such operation
  isErrorOf("providers.destroy", error);
  // @ts-expect-error a resource is no operation
  isErrorOf("providers", error);
};

export const everyError = (error: unknown): void => {
  if (!isConcordatError(error)) return;
  expectTypeOf(error.operation).toEqualTypeOf<string | undefined>();
  expectTypeOf(error.requestId).toEqualTypeOf<string | null>();
  expectTypeOf(error.attempts).toEqualTypeOf<number>();
  if (error instanceof ConflictError) expectTypeOf(error.code).toEqualTypeOf<string | null>();
};

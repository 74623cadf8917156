import type { ErrorEntry } from "../error-entry.js";
import { valueIsRequired } from "../faults.js";
import { isKeyed } from "../idempotency.js";
import type { Method } from "../method.js";
import {
  completeOperation,
  type Operation,
  type OperationDraft,
  type OperationForm,
  type RequestSchemas,
} from "../operation.js";
import { view } from "../schema.js";
import { errors, type ProblemEntry } from "./errors.js";
import { Problem } from "./problem.js";
import { refusals } from "./refusals.js";
import { type AccountAuth, accountSecurity } from "./security.js";

const account: AccountAuth = { scheme: "account" };

/** A request id for the examples of errors. */
const exampleCorrelationId = "01JDJE6Z12NC3NZNQGXNZME5Q8";

/** A faulty field for the examples of errors. */
const exampleFault = { name: "name", reason: valueIsRequired };

/** The response header with the request's id; an error's `correlation_id` is the same. */
export const requestIdHeader = "Upcloud-Cid";

/** What all operations of the API share. */
export const form = {
  requestIdHeader,
  bodyLimit: 64 * 1024,
  errorBody: view(Problem),
  errorMediaType: "application/problem+json",
  errorBodyOf: (entry: ErrorEntry): Problem =>
    refusals.bodyOf(
      { entry, ...(entry === errors.invalidRequest ? { faults: [exampleFault] } : {}) },
      exampleCorrelationId,
    ),
  security: accountSecurity,
} as const satisfies OperationForm;

/** The vendor's own server serves all of it. */
const servedBy = "core";

/** Errors that every operation can answer with, as far as its own declarations make them possible. */
const commonErrors = (
  draft: Pick<
    OperationDraft<Method, string, RequestSchemas, number, unknown, ProblemEntry, AccountAuth>,
    "method" | "path" | "readOnly" | "costs" | "request" | "repeatable"
  >,
) => {
  const { method, path, costs, request } = draft;
  const keyed = isKeyed({ ...draft, servedBy });
  return [
    ...(costs ? [errors.insufficientCredits] : []),
    errors.authenticationFailed,
    // a service that is being deleted can still be read, but no longer changed
    ...(method !== "GET" && path.includes("/:service_uuid") ? [errors.serviceError] : []),
    ...(path.includes("/:") ? [errors.notFound] : []),
    ...(request.body || request.query || keyed ? [errors.invalidRequest] : []),
    ...(keyed ? [errors.idempotencyInFlight, errors.idempotencyAnswerNotKept, errors.idempotencyKeyReused] : []),
    ...(request.body ? [errors.tooLarge] : []),
    errors.rateLimited,
    errors.generalFailure,
    errors.unavailable,
  ] as const;
};

/** The first segment of all paths of the vendor's APIs. */
export const versionPath = "/1.3";

export const basePath = `${versionPath}/object-storage-2` as const;

/** Declares an operation of the Managed Object Storage API. */
export const operation = <
  const M extends Method,
  const Path extends string,
  Request extends RequestSchemas,
  const Status extends number,
  Body,
  Errors extends ProblemEntry,
>(
  draft: Omit<OperationDraft<M, Path, Request, Status, Body, Errors, AccountAuth>, "auth">,
) => completeOperation({ ...draft, auth: account }, commonErrors(draft), { ...form, servedBy });

export type ObjectStorageOperation = Operation & { readonly auth: AccountAuth };

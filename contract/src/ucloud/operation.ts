import type { ErrorEntry } from "../error-entry.js";
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
import type { ServedBy } from "../served-by.js";
import type { UCloudAuth } from "./auth.js";
import { CommonErrorMessage } from "./common-error-message.js";
import { errors } from "./errors.js";
import { refusals } from "./refusals.js";
import { ucloudSecurity } from "./security.js";

/** The header in which UCloud names a request. */
export const requestIdHeader = "Job-Id";

/** What all UCloud operations share. */
export const form = {
  errorBody: view(CommonErrorMessage),
  errorMediaType: "application/json",
  errorBodyOf: (entry: ErrorEntry): CommonErrorMessage => refusals.bodyOf({ entry }),
  requestIdHeader,
  bodyLimit: 64 * 1024,
  security: ucloudSecurity,
} as const satisfies OperationForm;

/** Success, which in UCloud is always 200. */
export const ok = (description: string) => ({ status: 200, description }) as const;

/** Errors that every operation at Core can answer with, as far as its own declarations make them possible. */
const commonErrors = (draft: {
  readonly method: Method;
  readonly readOnly: boolean;
  readonly repeatable?: true;
  readonly servedBy: ServedBy;
  readonly auth: UCloudAuth;
  readonly request: RequestSchemas;
}) => {
  const { auth, request } = draft;
  const needsCaller = auth.label !== "Public" || auth.only !== undefined;
  return [
    ...(Object.keys(request).length > 0 ? [errors.invalidRequest] : []),
    ...(needsCaller ? [errors.unauthorized] : []),
    // a variant with a narrower label forbids guests what the rest of a public call allows them
    ...(needsCaller || auth.variant ? [errors.forbidden] : []),
    errors.missingScope,
    ...(auth.workspace ? [errors.notAMember] : []),
    ...(auth.principals ? [errors.notPreAuthorized] : []),
    ...(auth.permission ? [errors.permissionDenied] : []),
    ...(isKeyed(draft)
      ? [errors.idempotencyInFlight, errors.idempotencyAnswerNotKept, errors.idempotencyKeyReused]
      : []),
    ...(request.body ? [errors.tooLarge] : []),
    // providers have limits of their own, which Core does not know
    ...(draft.servedBy === "core" ? [errors.rateLimited] : []),
    errors.internal,
    errors.unavailable,
  ] as const;
};

/** What declares operations that Core, or a provider, serves. */
const declare =
  <Server extends ServedBy>(servedBy: Server) =>
  <
    const M extends Method,
    const Path extends string,
    Request extends RequestSchemas,
    const Status extends number,
    Body,
    Errors extends ErrorEntry,
    const Auth extends UCloudAuth,
  >(
    draft: OperationDraft<M, Path, Request, Status, Body, Errors, Auth> & {
      /** UCloud has no credits. */
      readonly costs: false;
    },
  ) =>
    completeOperation(draft, commonErrors({ ...draft, servedBy }), { ...form, servedBy });

/** Declares an operation that Core serves. */
export const operation = declare("core");

/** Declares an operation that a provider serves and Core calls. */
export const providerOperation = declare("provider");

export type UCloudOperation = Operation & { readonly auth: UCloudAuth };

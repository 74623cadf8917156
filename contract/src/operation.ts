import { ContractNoBody } from "@ts-rest/core";
import * as z from "zod";
import type { ErrorEntry } from "./error-entry.js";
import { IdempotencyHeaders, isKeyed } from "./idempotency.js";
import type { Method } from "./method.js";
import type { Quota } from "./quota.js";
import type { Input, Schema } from "./schema.js";
import type { SecurityRules } from "./security.js";
import type { ServedBy } from "./served-by.js";
import type { Source } from "./source.js";

/** How stable an operation is: UCloud's maturity levels, for all APIs. */
export type Stability = "internal-beta" | "internal-stable" | "experimental-alpha" | "experimental-beta" | "stable";

/** Since when an operation should no longer be used, and what to use instead. */
export interface Deprecation {
  readonly since: string;
  readonly replacement: string;
}

/** Marks a request or a response without a body (ts-rest's own marker). */
export const noBody: typeof ContractNoBody = ContractNoBody;
export type NoBody = typeof ContractNoBody;

/** The schemas of a request. A missing member means that the operation has no such part. */
export interface RequestSchemas {
  readonly pathParams?: Schema;
  readonly query?: Schema;
  /** ts-rest accepts headers only as a zod object, not as a standard schema. */
  readonly headers?: z.ZodObject;
  readonly body?: Schema | NoBody;
}

/** The success response. */
export interface Success<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly description: string;
  readonly body: Body;
  readonly headers?: Schema;
}

/** One call of the operation, for the documentation and for tests. */
export interface Example<Request = RequestSchemas, Body = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly request: {
    readonly [Part in keyof Request as Request[Part] extends NoBody ? never : Part]?: Input<Request[Part]>;
  };
  readonly response: Body extends NoBody ? null : Input<Body>;
}

/** Everything that is declared of an operation. A missing member is a compile error. */
export interface OperationDraft<
  M extends Method,
  Path extends string,
  Request extends RequestSchemas,
  Status extends number,
  Body,
  Errors extends ErrorEntry,
  Auth,
> {
  readonly method: M;
  /** The full path, with variables as `:name`. */
  readonly path: Path;
  /**
   * It changes nothing and issues no credentials. Such an operation stays out of the audit trail unless it reads secrets, and a
   * POST that is read-only takes no idempotency key.
   */
  readonly readOnly: boolean;
  /** It is refused with 402 once the account's credits are used up. */
  readonly costs: boolean;
  readonly request: Request;
  readonly success: Success<Status, Body>;
  /** The errors of this operation, beyond those that its API adds to every operation. */
  readonly errors: readonly Errors[];
  readonly auth: Auth;
  /** What it creates or fills, and is refused beyond. */
  readonly quotas?: readonly Quota[];
  /** It hands out secrets without changing anything. Its calls are in the audit trail, as those of operations that change something. */
  readonly readsSecrets?: true;
  /** The largest body that is read, in bytes; that of the API by default. */
  readonly bodyLimit?: number;
  /** Of a POST or PATCH that is not read-only: it can be sent any number of times, so it takes no idempotency key. */
  readonly repeatable?: true;
  /** At most 60 characters. */
  readonly summary: string;
  readonly description: string;
  readonly tag: string;
  readonly stability: Stability;
  readonly deprecation: Deprecation | null;
  readonly examples: readonly [Example<Request, Body>, ...Example<Request, Body>[]];
  readonly source: Source;
}

/** A complete operation: a route that ts-rest understands, with our metadata on it. */
export type Operation<
  M extends Method = Method,
  Path extends string = string,
  Request extends RequestSchemas = RequestSchemas,
  Status extends number = number,
  Body = unknown,
  ErrorStatus extends number = number,
  ErrorBody = unknown,
  Auth = unknown,
> = Request &
  OperationForm<ErrorBody> & {
    readonly method: M;
    readonly path: Path;
    /** It changes nothing and issues no credentials. */
    readonly readOnly: boolean;
    /** It is refused once the account's credits are used up. */
    readonly costs: boolean;
    readonly success: Success<Status, Body>;
    readonly errors: readonly ErrorEntry<ErrorStatus>[];
    readonly responses: { readonly [S in Status]: Body } & {
      readonly [S in ErrorStatus]: ErrorBody;
    };
    readonly auth: Auth;
    readonly servedBy: ServedBy;
    readonly quotas: readonly Quota[];
    /** It hands out secrets without changing anything. */
    readonly readsSecrets: boolean;
    /** It takes an idempotency key: requests with the same key are carried out once. */
    readonly keyed: boolean;
    readonly summary: string;
    readonly description: string;
    readonly tag: string;
    readonly stability: Stability;
    readonly deprecation: Deprecation | null;
    readonly deprecated: boolean;
    readonly examples: readonly Example[];
    readonly source: Source;
  };

/** What one API adds to each of its operations. */
export interface OperationForm<ErrorBody = unknown> {
  readonly errorBody: ErrorBody;
  /** Media type of errors; successes are plain JSON. */
  readonly errorMediaType: string;
  /** The body of an error without further details. */
  readonly errorBodyOf: (entry: ErrorEntry) => unknown;
  /** The response header with the request id. */
  readonly requestIdHeader: string;
  /** The largest body that is read, in bytes, unless an operation says otherwise. */
  readonly bodyLimit: number;
  /** The rules for `auth`. */
  readonly security: SecurityRules<unknown>;
}

/**
 * Completes a draft to an operation: its responses by status follow from its success and its errors.
 *
 * @param draft the declaration of the operation
 * @param common the errors that the API adds, derived from the draft (authentication, validation, …)
 * @param form what all operations of the API share, and who serves this one
 */
export const completeOperation = <
  M extends Method,
  Path extends string,
  Request extends RequestSchemas,
  Status extends number,
  Body,
  Errors extends ErrorEntry,
  Common extends ErrorEntry,
  ErrorBody,
  Auth,
  const Server extends ServedBy,
>(
  draft: OperationDraft<M, Path, Request, Status, Body, Errors, Auth>,
  common: readonly Common[],
  form: OperationForm<ErrorBody> & { readonly servedBy: Server },
): Operation<M, Path, Request, Status, Body, Errors["status"] | Common["status"], ErrorBody, Auth> & {
  readonly servedBy: Server;
} => {
  const { request, repeatable = false, quotas = [], readsSecrets = false, ...rest } = draft;
  const keyed = isKeyed({ method: draft.method, readOnly: draft.readOnly, repeatable, servedBy: form.servedBy });
  const { headers = z.object({}) } = request;
  const errors = [...new Set<ErrorEntry>([...draft.errors, ...common])];
  const responses = Object.fromEntries([
    [draft.success.status, draft.success.body],
    ...errors.map((entry) => [entry.status, form.errorBody] as const),
  ]);
  return {
    ...form,
    ...rest,
    ...request,
    ...(keyed && { headers: headers.extend(IdempotencyHeaders.shape) }),
    quotas,
    readsSecrets,
    keyed,
    errors,
    responses,
    deprecated: draft.deprecation !== null,
  } as never;
};

// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { CallOptions } from "../core/options.js";

/** The options of a single call. */
export interface ProjectOptions extends CallOptions {
  /**
   * Id of the project to work in. Without it, the call acts in the caller's personal workspace.
   *
   * The client's option by default; null sends none.
   */
  readonly project?: string | null | undefined;
}

/** The options of a single call. */
export interface IdempotencyKeyOptions extends CallOptions {
  /**
   * A key for this request: 1 to 255 visible ASCII characters, with or without quotes, such as a random UUID. If the
   * same request is sent again with the same key within 24 hours, it is not carried out again: the response is the first
   * one, with `Idempotency-Replayed: true`. That includes errors (4xx) of the operation itself. Not stored are responses
   * from before the operation started (credentials, validation) and failures (429, 5xx): nothing has happened then, and
   * the request can be sent again. The same key with another method, path, query, `Project` or body is refused (422). A
   * request is also refused while an earlier one with its key is in progress (409). Of a response that is too large to
   * be kept, only the fact is kept: the same request is refused then (410), and never carried out again. Keys are scoped
   * to the caller. Callers without credentials share one scope: use unguessable keys.
   *
   * By default, the client generates one where it is needed; null sends none.
   */
  readonly idempotencyKey?: string | null | undefined;
}

/** The options of a single call. */
export interface IdempotencyKeyAndProjectOptions extends CallOptions {
  /**
   * A key for this request: 1 to 255 visible ASCII characters, with or without quotes, such as a random UUID. If the
   * same request is sent again with the same key within 24 hours, it is not carried out again: the response is the first
   * one, with `Idempotency-Replayed: true`. That includes errors (4xx) of the operation itself. Not stored are responses
   * from before the operation started (credentials, validation) and failures (429, 5xx): nothing has happened then, and
   * the request can be sent again. The same key with another method, path, query, `Project` or body is refused (422). A
   * request is also refused while an earlier one with its key is in progress (409). Of a response that is too large to
   * be kept, only the fact is kept: the same request is refused then (410), and never carried out again. Keys are scoped
   * to the caller. Callers without credentials share one scope: use unguessable keys.
   *
   * By default, the client generates one where it is needed; null sends none.
   */
  readonly idempotencyKey?: string | null | undefined;
  /**
   * Id of the project to work in. Without it, the call acts in the caller's personal workspace.
   *
   * The client's option by default; null sends none.
   */
  readonly project?: string | null | undefined;
}

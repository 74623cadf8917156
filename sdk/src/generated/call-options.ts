// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { CallOptions } from "../core/options.js";

/** What can be said about a single call. */
export interface ProjectOptions extends CallOptions {
  /**
   * Id of the project to work in. Left out, the call acts in the caller's personal workspace.
   *
   * Left out, what the client was given holds; null sends nothing.
   */
  readonly project?: string | null | undefined;
}

/** What can be said about a single call. */
export interface IdempotencyKeyOptions extends CallOptions {
  /**
   * A name for this request, of 1 to 255 visible ASCII characters, bare or between quotes; a random UUID will do. Sent
   * again under the same key within 24 hours, the same request is not carried out again: it gets the first answer,
   * refusals (4xx) of the operation itself included, with `Idempotency-Replayed: true`. Not kept, and free to be sent
   * again, is what was turned away before the operation began (credentials, validation) and what failed (429, 5xx): of
   * that nothing has happened. The same key with another method, path, query, `Project` or body is refused (422), and so
   * is a request whose twin is still being worked on (409). Keys belong to the caller; those of callers without
   * credentials to whoever knows them, so make them unguessable.
   *
   * Left out, the client makes one up where it needs it; null sends none.
   */
  readonly idempotencyKey?: string | null | undefined;
}

/** What can be said about a single call. */
export interface IdempotencyKeyAndProjectOptions extends CallOptions {
  /**
   * A name for this request, of 1 to 255 visible ASCII characters, bare or between quotes; a random UUID will do. Sent
   * again under the same key within 24 hours, the same request is not carried out again: it gets the first answer,
   * refusals (4xx) of the operation itself included, with `Idempotency-Replayed: true`. Not kept, and free to be sent
   * again, is what was turned away before the operation began (credentials, validation) and what failed (429, 5xx): of
   * that nothing has happened. The same key with another method, path, query, `Project` or body is refused (422), and so
   * is a request whose twin is still being worked on (409). Keys belong to the caller; those of callers without
   * credentials to whoever knows them, so make them unguessable.
   *
   * Left out, the client makes one up where it needs it; null sends none.
   */
  readonly idempotencyKey?: string | null | undefined;
  /**
   * Id of the project to work in. Left out, the call acts in the caller's personal workspace.
   *
   * Left out, what the client was given holds; null sends nothing.
   */
  readonly project?: string | null | undefined;
}

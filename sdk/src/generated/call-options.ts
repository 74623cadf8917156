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
   * A key of your own for this request, such as a random UUID. Sent again with the same key within 24 hours, the request
   * is carried out once: see the guide "Idempotency".
   *
   * By default, the client generates one where it is needed; null sends none.
   */
  readonly idempotencyKey?: string | null | undefined;
}

/** The options of a single call. */
export interface IdempotencyKeyAndProjectOptions extends CallOptions {
  /**
   * A key of your own for this request, such as a random UUID. Sent again with the same key within 24 hours, the request
   * is carried out once: see the guide "Idempotency".
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

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

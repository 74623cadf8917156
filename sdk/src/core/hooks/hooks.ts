import type { ConcordatError } from "../errors/concordat-error.js";
import type { ResponseHeaders } from "../fetch.js";
import type { Progress } from "../progress.js";
import type { Method } from "../route.js";

/** A request that is about to be sent. */
export interface HookRequest extends Progress {
  readonly method: Method;
  /** The whole address, with its query. */
  readonly url: string;
  /**
   * What is sent along, by names in lower case. What a hook sets or deletes here is sent or not; it holds for this
   * request alone. `authorization` is not among them; one that is set gives way to that of the client's credentials.
   */
  readonly headers: Record<string, string>;
}

/** An answer that was received, a success or not, before anything was made of it. */
export interface HookResponse extends Progress {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** From the request until the answer was there as a whole, in milliseconds. */
  readonly durationMs: number;
}

/** A retry that is about to be waited for. */
export interface HookRetry extends Progress {
  /** What the attempt before came to. */
  readonly error: ConcordatError;
  /** How long it is waited for, in milliseconds. */
  readonly delayMs: number;
}

/** A call that has failed for good. */
export interface HookFailure extends Progress {
  /** What the caller gets: thrown, or as a value where it asked for `raw()` and the operation declares it. */
  readonly error: unknown;
  /** From the call until now, in milliseconds. */
  readonly durationMs: number;
}

/**
 * Functions that are called along the way of each call, and waited for. One that throws ends the call with a
 * `HookError`. None of them is shown the `authorization` header or a body, for both may hold secrets: what needs them
 * belongs into a `fetch` of your own.
 */
export interface Hooks {
  /** Before each request, retries included. It may change the headers. */
  beforeRequest?(request: HookRequest): void | Promise<void>;
  /** After each answer. */
  afterResponse?(response: HookResponse): void | Promise<void>;
  /** Before the wait for each retry. */
  onRetry?(retry: HookRetry): void | Promise<void>;
  /** Once for each call that fails, whatever the reason. */
  onError?(failure: HookFailure): void | Promise<void>;
}

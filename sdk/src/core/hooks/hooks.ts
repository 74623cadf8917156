import type { ConcordatError } from "../errors/concordat-error.js";
import type { ResponseHeaders } from "../fetch.js";
import type { Progress } from "../progress.js";
import type { Method } from "../route.js";

/** A request before it is sent. */
export interface HookRequest extends Progress {
  readonly method: Method;
  /** The full URL, with its query. */
  readonly url: string;
  /**
   * The headers, by names in lower case. A hook can set and delete them for this request. `authorization` is not among them; if a
   * hook sets it, the client's credentials replace it.
   */
  readonly headers: Record<string, string>;
}

/** A response, a success or not, before it is interpreted. */
export interface HookResponse extends Progress {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** From the request to the complete response, in milliseconds. */
  readonly durationMs: number;
}

/** A retry before its wait. */
export interface HookRetry extends Progress {
  /** The error of the previous attempt. */
  readonly error: ConcordatError;
  /** The wait before the retry, in milliseconds. */
  readonly delayMs: number;
}

/** A call that has failed, after all retries. */
export interface HookFailure extends Progress {
  /** The error that the caller gets: thrown, or as a value from `raw()` if the operation declares it. */
  readonly error: unknown;
  /** From the start of the call until now, in milliseconds. */
  readonly durationMs: number;
}

/**
 * Functions that are called and awaited during each call. A hook that throws ends the call with a `HookError`. Hooks do not see
 * the `authorization` header or bodies, because they may contain secrets: use your own `fetch` if you need them.
 */
export interface Hooks {
  /** Before each request, retries included. It may change the headers. */
  beforeRequest?(request: HookRequest): void | Promise<void>;
  /** After each response. */
  afterResponse?(response: HookResponse): void | Promise<void>;
  /** Before the wait for each retry. */
  onRetry?(retry: HookRetry): void | Promise<void>;
  /** Once for each call that fails, for any reason. */
  onError?(failure: HookFailure): void | Promise<void>;
}

import type { AnswerCheck } from "./answer.js";
import type { Clock } from "./clock.js";
import type { BasicCredentials } from "./credentials/basic.js";
import type { Credentials, TokenSource } from "./credentials/credentials.js";
import type { Fetch } from "./fetch.js";
import type { Hooks } from "./hooks/hooks.js";
import type { Logger, LogLevel } from "./logging/logger.js";

/** The time limits and retries of a call. */
export interface Limits {
  /**
   * The most retries after a transient failure; 2 by default, 0 for none. Transient failures are a broken connection, a timeout, the
   * statuses 408, 429, 500, 502, 503 and 504 (also from a gateway), and a 409 with `Retry-After`.
   *
   * Only safe requests are retried: GET, PUT, DELETE, operations that the contract calls repeatable, and requests with an idempotency
   * key. Others are retried only if the API certainly did nothing: no connection was made, or it responded with 429. Aborted calls
   * are never retried.
   *
   * The wait before a retry is that of the `Retry-After` header, in seconds or as a date. If it is more than 60 seconds, the call fails
   * immediately; the error has `retryAfterMs`. Without the header, the wait is half a second, doubled up to eight seconds, and reduced at
   * random by up to half. After a hundred retries, a client stops retrying, and regains one retry for every five successful
   * calls, so that it does not make an outage worse.
   */
  readonly maxRetries?: number | undefined;
  /**
   * The time limit of an attempt, in milliseconds, including the token, hooks, the request and the whole response; 60,000 by default,
   * `Infinity` for no limit. An attempt that takes longer ends with a `TimeoutError`, unless it is retried.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The time limit of a call with all its attempts and waits, in milliseconds; no limit by default. A retry that would start after the
   * limit is not made.
   */
  readonly totalTimeoutMs?: number | undefined;
}

/** The options of a client. */
export interface ConcordatOptions extends Limits {
  /** The base URL of the API, such as `https://cloud.sdu.dk`. If it has a path, the path is put before every operation's path. */
  readonly baseUrl: string | URL;
  /**
   * A bearer token, a username with a password, a function that returns a token, or credentials such as those of `providerRefresh`.
   * None by default.
   */
  readonly credentials?: string | BasicCredentials | TokenSource | Credentials | undefined;
  /** A function that sends the requests, instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** The project to work in, for calls with a workspace; the caller's personal workspace by default. */
  readonly project?: string | undefined;
  /** Headers of every request. They replace headers that the client would send. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Your application and its version, for the start of the `User-Agent` header. */
  readonly userAgent?: string | undefined;
  /**
   * Whether POST and PATCH calls that change something get an idempotency key, which is the same for all attempts of a call; true by
   * default.
   *
   * The key makes a retry safe only if the server supports it, as Concordat does: it carries the request out once, and sends the same
   * response again. With a cloud that ignores the header, a retry after a lost response may carry the request out twice. Set this to
   * false there: such calls are then retried only if nothing can have happened, unless the call has its own
   * `idempotencyKey`.
   */
  readonly idempotencyKeys?: boolean | undefined;
  /** Functions that are called before and after requests, on retries and on errors. */
  readonly hooks?: Hooks | undefined;
  /**
   * The logger: pino, a similar logger, or `console`, which is the default if `logLevel` is set. Without both, nothing is logged.
   * Bodies, headers and query values are never logged at any level, because they may be secret; `hooks` see the
   * headers.
   */
  readonly logger?: Logger | undefined;
  /** The lowest level to log; `warn` by default. */
  readonly logLevel?: LogLevel | undefined;
  /** Checks each response and throws if it is not acceptable. `@concordat/sdk/validate` provides one. */
  readonly checkAnswer?: AnswerCheck | undefined;
  /** For tests: the clock, and the wait for retries; the machine's clock by default. */
  readonly clock?: Clock | undefined;
}

/** The options of a single call. They take precedence over the client's. */
export interface CallOptions extends Limits {
  /** Aborts the call, also while it waits for a retry. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this request; they replace the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

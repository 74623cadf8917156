import type { AnswerCheck } from "./answer.js";
import type { Clock } from "./clock.js";
import type { BasicCredentials } from "./credentials/basic.js";
import type { Credentials, TokenSource } from "./credentials/credentials.js";
import type { Fetch } from "./fetch.js";
import type { Hooks } from "./hooks/hooks.js";
import type { Logger, LogLevel } from "./logging/logger.js";

/** How long a call may take, and how often it may be sent again. */
export interface Limits {
  /**
   * How often a call is sent again at most, when it met with something that may be over soon: 2 when left out, 0 for
   * never. These are a broken connection, a time-out, the statuses 408, 429, 500, 502, 503 and 504, also as a gateway's
   * page, and a 409 that says when to come back (`Retry-After`).
   *
   * Sent again is only what may be: GET, PUT, DELETE, what the contract calls repeatable, and what bears an idempotency
   * key; everything else only where the API surely did nothing: no connection was made, or it answered 429. What was
   * aborted is never sent again.
   *
   * The wait before a retry is the one that the answer asks for in `Retry-After`, in seconds or as a date; when it asks
   * for more than 60 seconds, the call fails at once with the error's `retryAfterMs`. Where it does not ask, it is half
   * a second, doubled up to eight seconds, and shortened at random by up to a half. A client that has sent a hundred
   * retries stops to do so, and regains one for every five calls that go well: an outage is not made worse.
   */
  readonly maxRetries?: number | undefined;
  /**
   * The longest that an attempt may take, in milliseconds: getting a token, hooks, the request and the whole answer;
   * 60,000 when left out, `Infinity` for no limit. It ends with a `TimeoutError`, if it is not tried again.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest that a call may take with all its attempts and waits, in milliseconds; no limit of its own when left
   * out. A retry whose wait would outlast it is not waited for.
   */
  readonly totalTimeoutMs?: number | undefined;
}

/** How a client reaches an API, and on whose behalf. */
export interface ConcordatOptions extends Limits {
  /** Where the API is, such as `https://cloud.sdu.dk`. A path in it comes before every operation's own. */
  readonly baseUrl: string | URL;
  /**
   * A bearer token, a user with a password, a function that gives a token, or credentials such as `providerRefresh`
   * makes. Left out: none are sent.
   */
  readonly credentials?: string | BasicCredentials | TokenSource | Credentials | undefined;
  /** Sends the requests instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** The project in which calls act that know workspaces; left out: the caller's personal workspace. */
  readonly project?: string | undefined;
  /** Sent with every request. A name that is given here replaces what the client itself would send. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Your application and its version, put before the SDK's own in `User-Agent`. */
  readonly userAgent?: string | undefined;
  /**
   * Whether calls that create or change something by POST or PATCH get an idempotency key of their own, the same for
   * all attempts of the call: true when left out.
   *
   * The key makes a repeated request safe only where the server honours it, as Concordat's does: it carries the request
   * out once, and gives the same answer again. Against a cloud that ignores the header, a retry after a lost answer may
   * do the thing twice. Say false there: such calls are then sent again only where nothing can have happened, unless
   * the call brings a key of its own (`idempotencyKey`).
   */
  readonly idempotencyKeys?: boolean | undefined;
  /** Functions that are called before and after requests, on retries and on errors. */
  readonly hooks?: Hooks | undefined;
  /**
   * Where to log: pino or a logger like it, or `console`, which also is what `logLevel` alone means. Left out together
   * with `logLevel`, nothing is logged. Bodies, headers and values of queries are never logged at any
   * level, for they may be secret; `hooks` are shown the headers.
   */
  readonly logger?: Logger | undefined;
  /** From which weight on to log; `warn` when left out. */
  readonly logLevel?: LogLevel | undefined;
  /** Looks at each answer before it is handed on, and throws where it will not do. `@concordat/sdk/validate` makes one. */
  readonly checkAnswer?: AnswerCheck | undefined;
  /** For tests: what to tell the time by, and how to wait for retries; the machine's clock when left out. */
  readonly clock?: Clock | undefined;
}

/** What can be said about a single call. Its limits go before those of the client. */
export interface CallOptions extends Limits {
  /** Gives the call up when it is aborted, be it under way or waiting for a retry. */
  readonly signal?: AbortSignal | undefined;
  /** Sent with this request, over the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

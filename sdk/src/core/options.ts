import type { AnswerCheck } from "./answer.js";
import type { BasicCredentials } from "./credentials/basic.js";
import type { Credentials, TokenSource } from "./credentials/credentials.js";
import type { Fetch } from "./fetch.js";

/** How a client reaches an API, and on whose behalf. */
export interface ConcordatOptions {
  /** Where the API is, such as `https://cloud.sdu.dk`. A path in it comes before every operation's own. */
  readonly baseUrl: string | URL;
  /**
   * A bearer token, a user with a password, a function that gives a token, or credentials such as `providerRefresh`
   * makes. Left out: none are sent.
   */
  readonly credentials?: string | BasicCredentials | TokenSource | Credentials | undefined;
  /** Sends the requests instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** The longest that a call may take, refreshing credentials included; 60 seconds when left out, `Infinity` for no limit. */
  readonly timeoutMs?: number | undefined;
  /** The project in which calls act that know workspaces; left out: the caller's personal workspace. */
  readonly project?: string | undefined;
  /** Sent with every request. A name that is given here replaces what the client itself would send. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Your application and its version, put before the SDK's own in `User-Agent`. */
  readonly userAgent?: string | undefined;
  /** Looks at each answer before it is handed on, and throws where it will not do. `@concordat/sdk/validate` makes one. */
  readonly checkAnswer?: AnswerCheck | undefined;
}

/** What can be said about a single call. */
export interface CallOptions {
  /** Gives the call up when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** The longest that this call may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Sent with this request, over the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export const defaultTimeoutMs = 60_000;

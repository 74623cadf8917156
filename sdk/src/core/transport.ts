import { type Answer, type AnswerCheck, type ReceivedAnswer, readAnswer } from "./answer.js";
import { readBaseUrl } from "./base-url.js";
import { Call } from "./call.js";
import { type Credentials, credentialsOf } from "./credentials/credentials.js";
import { Deadline } from "./deadline.js";
import { ConcordatError } from "./errors/concordat-error.js";
import { ConnectionError, reasonOf } from "./errors/connection-error.js";
import { CredentialsError } from "./errors/credentials-error.js";
import { type Fetch, platformFetch } from "./fetch.js";
import { type CallOptions, type ConcordatOptions, defaultTimeoutMs } from "./options.js";
import { PagedCall, type PageOf } from "./paging/paged-call.js";
import { type PreparedRequest, prepareRequest, type RequestDefaults } from "./request.js";
import type { Arguments, PagedRoute, Route } from "./route.js";
import { userAgentOf } from "./user-agent.js";

/** Carries calls to an API and its answers back. Every resource of a client shares one. */
export class Transport {
  readonly #credentials: Credentials;
  readonly #fetch: Fetch;
  readonly #checkAnswer: AnswerCheck | undefined;
  /** The longest that a call may take where it does not say so itself. */
  readonly timeoutMs: number;
  readonly #defaults: RequestDefaults;

  constructor(options: ConcordatOptions) {
    const { baseUrl, credentials, fetch, timeoutMs, headers, userAgent, project } = options;
    const agent = userAgentOf(userAgent);
    this.#credentials = credentialsOf(credentials);
    this.#fetch = fetch ?? platformFetch;
    this.#checkAnswer = options.checkAnswer;
    this.timeoutMs = timeoutMs ?? defaultTimeoutMs;
    this.#defaults = {
      baseUrl: readBaseUrl(baseUrl),
      headers: { ...(agent === undefined ? {} : { "user-agent": agent }), ...headers },
      options: { project },
    };
  }

  /**
   * A call that is sent when it is first awaited.
   *
   * @internal
   */
  call<Data, Raw extends Answer>(route: Route, args: Arguments, options?: CallOptions): Call<Data, Raw> {
    return new Call(route, () => this.#exchange(route, args, options));
  }

  /**
   * A call whose answer is one page of many.
   *
   * @internal
   */
  pages<Item, Page extends PageOf<Item>, Raw extends Answer>(
    route: PagedRoute,
    args: Arguments,
    options?: CallOptions,
  ): PagedCall<Item, Page, Raw> {
    return new PagedCall(route, args, (page) => this.#exchange(route, page, options));
  }

  async #exchange(route: Route, args: Arguments, options: CallOptions = {}): Promise<Answer> {
    const request = prepareRequest(route, args, options, this.#defaults);
    const deadline = new Deadline(route.id, options.timeoutMs ?? this.timeoutMs, options.signal);
    try {
      const received = await deadline.hold(() => this.#sendWithCredentials(route, request, deadline));
      const answer = readAnswer(route, received);
      await this.#checkAnswer?.(route, answer);
      return answer;
    } finally {
      deadline.end();
    }
  }

  /** A 401 is asked once more if the credentials now give something else: the token may have expired on the way. */
  async #sendWithCredentials(route: Route, request: PreparedRequest, deadline: Deadline): Promise<ReceivedAnswer> {
    if (route.anonymous || "authorization" in request.headers) return this.#send(route, request, deadline);
    const first = await this.#authorization(undefined);
    const answer = await this.#send(route, request, deadline, first);
    if (answer.status !== 401 || first === undefined) return answer;
    const second = await this.#authorization(first);
    return second === undefined || second === first ? answer : this.#send(route, request, deadline, second);
  }

  async #authorization(rejected: string | undefined): Promise<string | undefined> {
    const context = { baseUrl: this.#defaults.baseUrl, fetch: this.#fetch, rejected };
    try {
      return await this.#credentials.authorization(context);
    } catch (cause) {
      if (cause instanceof ConcordatError) throw cause;
      throw new CredentialsError("getting a token failed", { cause });
    }
  }

  async #send(
    route: Route,
    { url, headers, ...rest }: PreparedRequest,
    { signal }: Deadline,
    authorization?: string,
  ): Promise<ReceivedAnswer> {
    const fetch = this.#fetch;
    // Not even a `fetch` that ignores the signal may send what nobody waits for any more.
    signal.throwIfAborted();
    try {
      const response = await fetch(url, {
        method: route.method,
        headers: authorization === undefined ? headers : { ...headers, authorization },
        signal,
        redirect: "manual",
        ...rest,
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (cause) {
      const reason = reasonOf(cause);
      const { origin } = new URL(url);
      throw new ConnectionError(`no answer from ${origin}${reason === undefined ? "" : ` (${reason})`}`, {
        operation: route.id,
        cause,
      });
    }
  }
}

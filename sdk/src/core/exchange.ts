import type { Answer, ReceivedAnswer } from "./answer.js";
import type { Arguments } from "./arguments.js";
import type { ClientSetup } from "./client-setup.js";
import { Deadline } from "./deadline.js";
import { AbortedError } from "./errors/aborted-error.js";
import { ApiError } from "./errors/api-error.js";
import { apiErrorOf } from "./errors/api-error-of.js";
import { ConcordatError } from "./errors/concordat-error.js";
import { ConnectionError, reasonOf } from "./errors/connection-error.js";
import { CredentialsError } from "./errors/credentials-error.js";
import type { FetchRequest } from "./fetch.js";
import { type EffectiveLimits, limitsOf } from "./limits.js";
import type { LogWeight } from "./logging/logger.js";
import type { CallOptions } from "./options.js";
import { beginningOf, type Progressing } from "./progress.js";
import { readAnswer } from "./read-answer.js";
import { checkedHeaders, type PreparedRequest, prepareRequest } from "./request.js";
import { requestIdOf } from "./request-id.js";
import { backoffMs } from "./retry/backoff.js";
import { isRepeatable } from "./retry/repeatable.js";
import { hadNoEffect, isTransient } from "./retry/transient-failure.js";
import type { Route } from "./route.js";

/** The API's final response and, if it is not a success, its error. */
export interface Outcome {
  readonly answer: Answer;
  readonly refusal?: ApiError;
}

/** The result of an attempt: a response, or a failure. */
type Attempt = Outcome | { readonly answer?: undefined; readonly refusal: ConcordatError };

/** The longest `Retry-After` that a call waits for. After a longer one, the call is not retried. */
const longestAskedWaitMs = 60_000;

/** The header with the number of the retry; the first request has none. */
const retryCountHeader = "x-concordat-retry-count";

/** Refusals and aborts concern the caller; other failures concern the operator, too. */
const weightOf = (error: unknown): LogWeight =>
  error instanceof AbortedError || (error instanceof ApiError && error.status < 500) ? "info" : "error";

/** One call of the API, with its attempts. */
class Exchange {
  readonly #client: ClientSetup;
  readonly #route: Route;
  readonly #request: PreparedRequest;
  readonly #limits: EffectiveLimits;
  readonly #progress: Progressing;
  readonly #signal: AbortSignal | undefined;
  readonly #endsAt: number;
  #hasRenewed = false;
  /** The `Authorization` header that was sent last. */
  #authorizationSent: string | undefined;

  constructor(client: ClientSetup, route: Route, args: Arguments, options: CallOptions, progress: Progressing) {
    this.#client = client;
    this.#route = route;
    this.#request = prepareRequest(route, args, options, client.defaults);
    this.#limits = limitsOf(options, client.limits, route.id);
    this.#progress = progress;
    progress.requestId = this.#request.headers["x-request-id"] ?? null;
    this.#endsAt = client.clock.now() + this.#limits.totalTimeoutMs;
    this.#signal = options.signal;
  }

  async run(): Promise<Outcome> {
    for (;;) {
      const sentBefore = this.#progress.attempts;
      const attempt = await this.#attempt();
      const delayMs = this.#delayAfter(attempt, this.#progress.attempts > sentBefore);
      if (delayMs !== undefined) await this.#wait(delayMs, attempt.refusal as ConcordatError);
      else if (attempt.answer) {
        await this.#client.checkAnswer?.(this.#route, attempt.answer);
        return attempt;
      } else throw attempt.refusal;
    }
  }

  async #attempt(): Promise<Attempt> {
    try {
      const received = await this.#within(this.#limits.timeoutMs, (signal) => this.#sendWithCredentials(signal));
      const answer = readAnswer(this.#route, received);
      return answer.status === this.#route.status
        ? { answer }
        : { answer, refusal: apiErrorOf(this.#route, answer, this.#authorizationSent) };
    } catch (error) {
      if (error instanceof ConcordatError) return { refusal: error };
      throw error;
    }
  }

  /** Waits for the work until the attempt's or the call's time limit, or until the caller aborts. */
  async #within<Result>(limitMs: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const { totalTimeoutMs } = this.#limits;
    const left = this.#endsAt - this.#client.clock.now();
    const deadline = new Deadline(
      this.#progress,
      Math.min(limitMs, left),
      limitMs < left ? limitMs : totalTimeoutMs,
      this.#signal,
    );
    try {
      return await deadline.hold(() => work(deadline.signal));
    } finally {
      deadline.end();
    }
  }

  /** The wait before the retry; undefined if there is none. */
  #delayAfter({ answer, refusal }: Attempt, wasSent: boolean): number | undefined {
    const { quota, clock, observer } = this.#client;
    if (refusal === undefined || !isTransient(refusal, this.#route.status)) {
      if (answer) quota.giveBack();
      return undefined;
    }
    const { retries } = this.#progress;
    if (retries >= this.#limits.maxRetries) return undefined;
    if (wasSent && !isRepeatable(this.#route, this.#request) && !hadNoEffect(refusal)) return undefined;
    const asked = (refusal as Partial<ApiError>).retryAfterMs ?? 0;
    const delayMs = asked || backoffMs(retries + 1, clock.random());
    if (asked > longestAskedWaitMs || clock.now() + delayMs >= this.#endsAt) return undefined;
    if (quota.take()) return delayMs;
    observer.log("warn", this.#progress, "no retry, the quota is used up");
    return undefined;
  }

  async #wait(delayMs: number, error: ConcordatError): Promise<void> {
    const { clock, observer } = this.#client;
    await this.#within(Infinity, async (signal) => {
      await observer.tell("onRetry", this.#progress, { error, delayMs }, "warn", `retry in ${delayMs} ms`);
      await clock.sleep(delayMs, signal);
    });
    this.#progress.retries += 1;
  }

  /** Once in a call, a request is repeated after a 401 if the credentials have changed: a token may just have expired. */
  async #sendWithCredentials(signal: AbortSignal): Promise<ReceivedAnswer> {
    if (this.#route.anonymous || "authorization" in this.#request.headers) return this.#send(signal);
    const first = await this.#authorization(undefined);
    const answer = await this.#send(signal, first);
    if (answer.status !== 401 || first === undefined || this.#hasRenewed) return answer;
    this.#hasRenewed = true;
    const second = await this.#authorization(first);
    return second && second !== first ? this.#send(signal, second) : answer;
  }

  async #authorization(rejected: string | undefined): Promise<string | undefined> {
    const { credentials, fetch, defaults } = this.#client;
    try {
      return await credentials.authorization({ baseUrl: defaults.baseUrl, fetch, rejected });
    } catch (cause) {
      const known = cause instanceof ConcordatError ? cause : undefined;
      // an error of a token request describes that request, and all calls that wait for the token share it
      if (known?.operation !== undefined) throw known;
      throw new CredentialsError(known?.message ?? "fetching a token failed", { ...this.#progress, cause });
    }
  }

  async #send(signal: AbortSignal, credentials?: string): Promise<ReceivedAnswer> {
    const { clock, observer } = this.#client;
    const { method } = this.#route;
    const { url, body } = this.#request;
    const sent = await this.#headers(credentials);
    // nothing is sent after an abort, even if `fetch` ignores the signal
    signal.throwIfAborted();
    const sentAt = clock.now();
    this.#progress.attempts += 1;
    const answer = await this.#fetch(url, {
      method,
      headers: sent,
      signal,
      redirect: "manual",
      ...(body && { body }),
    });
    const { status, headers } = answer;
    const told = { status, headers, durationMs: clock.now() - sentAt };
    await observer.tell("afterResponse", this.#progress, told, "debug", status);
    return answer;
  }

  /** The headers of this request. Hooks see all of them except `authorization`, which is set on a copy afterwards. */
  async #headers(credentials: string | undefined): Promise<Record<string, string>> {
    const { observer } = this.#client;
    const { id, method } = this.#route;
    const { authorization = credentials, ...headers } = this.#request.headers;
    const { retries } = this.#progress;
    if (retries > 0) headers[retryCountHeader] = String(retries);
    await observer.tell("beforeRequest", this.#progress, { method, url: this.#request.url, headers }, "debug", method);
    const sent = observer.hooks.beforeRequest ? checkedHeaders(headers, id) : headers;
    if (authorization !== undefined) sent["authorization"] = authorization;
    this.#authorizationSent = authorization;
    return sent;
  }

  async #fetch(url: string, request: FetchRequest): Promise<ReceivedAnswer> {
    const { fetch } = this.#client;
    try {
      const response = await fetch(url, request);
      const { status, headers } = response;
      // before the body, which may be incomplete
      this.#progress.requestId = requestIdOf(headers, this.#progress.requestId);
      const text = await response.text();
      const { requestId, attempts } = this.#progress;
      return { status, headers, text, requestId, attempts };
    } catch (cause) {
      const reason = reasonOf(cause);
      const { origin } = new URL(url);
      const message = `no answer from ${origin}${reason ? ` (${reason})` : ""}`;
      throw new ConnectionError(message, { ...this.#progress, cause });
    }
  }
}

/**
 * Sends a call to the API, returns its response, and reports to hooks and the logger.
 *
 * @throws {@link ConcordatError} if there is no response that the API can have sent
 */
export const carry = async (
  client: ClientSetup,
  route: Route,
  args: Arguments,
  options: CallOptions = {},
): Promise<Outcome> => {
  const { clock, observer } = client;
  const startedAt = clock.now();
  const progress = beginningOf(route.id);
  let outcome: Outcome | undefined;
  let error: unknown;
  try {
    outcome = await new Exchange(client, route, args, options, progress).run();
    error = outcome.refusal;
  } catch (thrown) {
    error = thrown;
  }
  const durationMs = clock.now() - startedAt;
  if (error === undefined) observer.log("info", { ...progress, durationMs }, "done");
  else await observer.tell("onError", progress, { error, durationMs }, weightOf(error), String(error));
  if (outcome === undefined) throw error;
  return outcome;
};

import type { Answer } from "./answer.js";
import type { Outcome } from "./exchange.js";
import type { ResponseHeaders } from "./fetch.js";
import type { Route } from "./route.js";
import { watchUnsent } from "./unsent-calls.js";

/** A result, with the response's status and headers. */
export interface ResultWithResponse<Data> {
  readonly data: Data;
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The request id in the API's logs: from the response, or else the one that the call sent in `x-request-id`. */
  readonly requestId: string | null;
  /** The number of requests sent for the call, including retries. */
  readonly attempts: number;
}

/**
 * A call of the API. It is sent when it is first awaited, and only once even if it is awaited again.
 *
 * `await call` returns the result, and throws an error of a specific class for each kind of failure; `await call.raw()` returns
 * the API's response, with errors as values; `await call.withResponse()` adds the headers.
 */
export class Call<Data, Raw extends Answer = Answer> implements Promise<Data> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #route: Route;
  readonly #send: () => Promise<Outcome>;
  readonly #isSent: () => void;
  #sent: Promise<Outcome> | undefined;

  /** @internal */
  constructor(route: Route, send: () => Promise<Outcome>) {
    this.#route = route;
    this.#send = send;
    this.#isSent = watchUnsent(this, route.id);
  }

  // biome-ignore lint/suspicious/noThenProperty: a call is meant to be awaited
  then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((error: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#data().then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((error: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Data | Rejected> {
    return this.#data().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.#data().finally(onFinally);
  }

  /**
   * The response: a success, or one of the errors that the operation declares; `status` says which. Everything else is thrown: an
   * undeclared response, a broken connection, a timeout.
   *
   * @example
   * const answer = await cloud.providers.retrieve({ id: "51231" }).raw();
   * console.log(answer.status === 200 ? answer.body.specification.domain : answer.body.why);
   */
  async raw(): Promise<Raw> {
    const { answer, refusal } = await this.#outcome();
    if (refusal && !this.#route.errors.some(([status]) => status === answer.status)) throw refusal;
    return answer as Raw;
  }

  /**
   * The result, with the response's status, headers and request id. Throws the same errors as awaiting the call.
   *
   * @example
   * const { data, requestId } = await cloud.providers.browse().withResponse();
   */
  async withResponse(): Promise<ResultWithResponse<Data>> {
    const data = await this.#data();
    const { status, headers, requestId, attempts } = (await this.#outcome()).answer;
    return { data, status, headers, requestId, attempts };
  }

  #outcome(): Promise<Outcome> {
    if (this.#sent === undefined) {
      this.#isSent();
      this.#sent = this.#send();
    }
    return this.#sent;
  }

  async #data(): Promise<Data> {
    const { answer, refusal } = await this.#outcome();
    if (refusal) throw refusal;
    return answer.body as Data;
  }
}

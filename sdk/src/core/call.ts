import type { Answer } from "./answer.js";
import type { Outcome } from "./exchange.js";
import type { ResponseHeaders } from "./fetch.js";
import type { Route } from "./route.js";

/** A result, together with what came along with it. */
export interface ResultWithResponse<Data> {
  readonly data: Data;
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** What the API's operators find the request by in their logs, where the answer names it, or the call did in `x-request-id`. */
  readonly requestId: string | null;
  /** How many requests were sent for it, the first and its repetitions. */
  readonly attempts: number;
}

/**
 * A call to the API. It is sent when it is first awaited, and only once however often it is awaited.
 *
 * `await call` gives the result and throws an error of a class of its own for each kind of failure; `await
 * call.raw()` gives whatever the API answered, with errors as values; `await call.withResponse()` adds the headers.
 */
export class Call<Data, Raw extends Answer = Answer> implements Promise<Data> {
  readonly [Symbol.toStringTag] = "Call";
  readonly #route: Route;
  readonly #send: () => Promise<Outcome>;
  #sent: Promise<Outcome> | undefined;

  /** @internal */
  constructor(route: Route, send: () => Promise<Outcome>) {
    this.#route = route;
    this.#send = send;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaited is what a call is for
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
   * The answer as it came, a success or one of the errors that the operation declares: `status` tells them apart.
   * Everything else is thrown: an answer that the operation does not declare, a broken connection, a time-out.
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
   * The result, with the answer's status, headers and request id. Throws what awaiting the call throws.
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
    this.#sent ??= this.#send();
    return this.#sent;
  }

  async #data(): Promise<Data> {
    const { answer, refusal } = await this.#outcome();
    if (refusal) throw refusal;
    return answer.body as Data;
  }
}

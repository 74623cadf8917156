import type { ResponseHeaders } from "./fetch.js";
import type { Route } from "./route.js";

/** A response of the API, a success or a declared error; `status` determines the type of `body`. */
export interface Answer<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: ResponseHeaders;
  /** The request id in the API's logs: from the response, or else the one that the call sent in `x-request-id`. */
  readonly requestId: string | null;
  /** The number of requests sent for the call, including retries. */
  readonly attempts: number;
}

/** Checks a response, a success or an error, and throws if it is not acceptable. */
export type AnswerCheck = (route: Route, answer: Answer) => void | Promise<void>;

/** A response whose body was received and not yet parsed. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly text: string;
  readonly requestId: string | null;
  /** The number of the request within its call, starting with 1. */
  readonly attempts: number;
}

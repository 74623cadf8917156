import type { ResponseHeaders } from "./fetch.js";
import type { Route } from "./route.js";

/** What the API answered, a success or a declared error: `status` tells which, and with it the type of `body`. */
export interface Answer<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: ResponseHeaders;
  /** What the API's operators find the request by in their logs, where the answer names it, or the call did in `x-request-id`. */
  readonly requestId: string | null;
  /** How many requests were sent for it, the first and its repetitions. */
  readonly attempts: number;
}

/** Looks at an answer, a success or an error, and throws where it will not do. */
export type AnswerCheck = (route: Route, answer: Answer) => void | Promise<void>;

/** An answer whose body has been received and not yet looked at. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly text: string;
  readonly requestId: string | null;
  /** Which request of its call was answered, beginning with 1. */
  readonly attempts: number;
}

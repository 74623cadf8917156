import type { ResponseHeaders } from "../fetch.js";
import { ConcordatError } from "./concordat-error.js";

/** What an API said when it refused. */
export interface Refusal<Body = unknown> {
  readonly operation: string;
  readonly status: number;
  readonly why: string;
  readonly errorCode: string | null;
  readonly codes: readonly string[];
  readonly body: Body;
  readonly headers: ResponseHeaders;
  readonly requestId: string | null;
}

/** The API answered, and the answer is no. There is a class of its own for each common status. */
export class ApiError<Body = unknown> extends ConcordatError {
  static override readonly kind: string = "ApiError";

  readonly status: number;
  /** The API's own sentence, for humans: it may change at any time. */
  readonly why: string;
  /** The API's own code for machines; null where it sends none. */
  readonly errorCode: string | null;
  /** What the contract says it can be: codes of the error catalogue that the operation declares for this status. */
  readonly codes: readonly string[];
  /** The whole error as it was sent. */
  readonly body: Body;
  readonly headers: ResponseHeaders;
  /** What the API's operators find this request by in their logs, where the answer named it. */
  readonly requestId: string | null;

  constructor(refusal: Refusal<Body>) {
    const { operation, status, why, requestId } = refusal;
    super(`${status} ${why}${requestId === null ? "" : ` (request ${requestId})`}`, { operation });
    this.status = status;
    this.why = why;
    this.errorCode = refusal.errorCode;
    this.codes = refusal.codes;
    this.body = refusal.body;
    this.headers = refusal.headers;
    this.requestId = requestId;
  }
}

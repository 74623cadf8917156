import type { InvalidParam } from "../../generated/models.js";
import type { ResponseHeaders } from "../fetch.js";
import { retryAfterOf } from "../retry-after.js";
import { ConcordatError } from "./concordat-error.js";

/** An error response of the API. */
export interface Refusal<Body = unknown> {
  readonly operation: string;
  readonly status: number;
  readonly why: string;
  readonly errorCode: string | null;
  readonly invalidParams?: readonly InvalidParam[];
  readonly code: string | null;
  readonly codes: readonly string[];
  readonly body: Body;
  readonly headers: ResponseHeaders;
  readonly requestId: string | null;
  readonly attempts?: number | undefined;
  /** What the client itself adds to the message. */
  readonly hint?: string | undefined;
}

/** The faulty fields that the sentence itself does not name. */
const faultsIn = (invalidParams: readonly InvalidParam[], why: string): string =>
  invalidParams.map(({ name, reason }) => (why.includes(reason) ? "" : ` ${name}: ${reason}`)).join("");

/** The API responded with an error. There is a specific class for each common status. */
export class ApiError<Body = unknown> extends ConcordatError {
  static override readonly kind: string = "ApiError";

  declare readonly status: number;
  /** The API's human-readable sentence, which may change at any time. Object storage calls it `title`. */
  declare readonly why: string;
  /** The API's own code: the end of `type` in object storage, or `errorCode` in UCloud, which is nearly always null. */
  declare readonly errorCode: string | null;
  /** The faulty fields of the request, if the API names them. */
  declare readonly invalidParams: readonly InvalidParam[];
  /**
   * The code in the error catalogue, such as `object_storage.resource_not_found`; null if the response could be several of `codes`, or
   * if the operation does not declare its status. `isErrorOf` narrows its type.
   */
  declare readonly code: string | null;
  /** The codes in the error catalogue that the operation declares for this status. */
  declare readonly codes: readonly string[];
  /** The whole body of the error. */
  declare readonly body: Body;
  declare readonly headers: ResponseHeaders;
  /** The `Retry-After` of the response, in milliseconds; null if it has none. */
  declare readonly retryAfterMs: number | null;

  constructor(refusal: Refusal<Body>) {
    const { operation, requestId, attempts = 1, hint = "", ...said } = refusal;
    const { status, why, headers, invalidParams = [] } = said;
    const request = requestId ? ` (request ${requestId})` : "";
    super(`${status} ${why}${faultsIn(invalidParams, why)}${hint}${request}`, { operation, requestId, attempts });
    Object.assign(this, said, { invalidParams, retryAfterMs: retryAfterOf(headers, Date.now()) ?? null });
  }

  /** The same as `why`, under object storage's name. */
  get title(): string {
    return this.why;
  }

  /** The same as `requestId`, under object storage's name. */
  get correlationId(): string | null {
    return this.requestId;
  }
}

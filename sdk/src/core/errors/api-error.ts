import type { InvalidParam } from "../../generated/models.js";
import type { ResponseHeaders } from "../fetch.js";
import { retryAfterOf } from "../retry-after.js";
import { ConcordatError } from "./concordat-error.js";

/** What an API said when it refused. */
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
}

/** What is wrong, as far as the sentence itself does not say it. */
const faultsIn = (invalidParams: readonly InvalidParam[], why: string): string =>
  invalidParams.map(({ name, reason }) => (why.includes(reason) ? "" : ` ${name}: ${reason}`)).join("");

/** The API answered, and the answer is no. There is a class of its own for each common status. */
export class ApiError<Body = unknown> extends ConcordatError {
  static override readonly kind: string = "ApiError";

  declare readonly status: number;
  /** The API's own sentence, for humans: it may change at any time. Object storage calls it `title`. */
  declare readonly why: string;
  /** The API's own code: what the `type` of object storage's problems ends in, or UCloud's `errorCode`, nearly always null. */
  declare readonly errorCode: string | null;
  /** The members of the request that are wrong, where the API names them. */
  declare readonly invalidParams: readonly InvalidParam[];
  /**
   * The code of the error catalogue, such as `object_storage.resource_not_found`; null where the answer leaves open
   * which of `codes` it is, or the operation does not declare its status. `isErrorOf` tells the types apart.
   */
  declare readonly code: string | null;
  /** What the contract says it can be: codes of the error catalogue that the operation declares for this status. */
  declare readonly codes: readonly string[];
  /** The whole error as it was sent. */
  declare readonly body: Body;
  declare readonly headers: ResponseHeaders;
  /** How long the API asks to wait before the next attempt, in milliseconds; null where it does not say. */
  declare readonly retryAfterMs: number | null;

  constructor(refusal: Refusal<Body>) {
    const { operation, requestId, attempts = 1, ...said } = refusal;
    const { status, why, headers, invalidParams = [] } = said;
    const request = requestId ? ` (request ${requestId})` : "";
    super(`${status} ${why}${faultsIn(invalidParams, why)}${request}`, { operation, requestId, attempts });
    Object.assign(this, said, { invalidParams, retryAfterMs: retryAfterOf(headers, Date.now()) ?? null });
  }

  /** `why`, by the name that object storage has for it. */
  get title(): string {
    return this.why;
  }

  /** `requestId`, by the name that object storage has for it. */
  get correlationId(): string | null {
    return this.requestId;
  }
}

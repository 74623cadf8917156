import type { InvalidParam } from "../../generated/models.js";
import type { ResponseHeaders } from "../fetch.js";
import { ConcordatError } from "./concordat-error.js";

/** What an API said when it refused. */
export interface Refusal<Body = unknown> {
  readonly operation: string;
  readonly status: number;
  readonly why: string;
  readonly errorCode: string | null;
  readonly invalidParams?: readonly InvalidParam[];
  readonly codes: readonly string[];
  readonly body: Body;
  readonly headers: ResponseHeaders;
  readonly requestId: string | null;
}

const faultsIn = (invalidParams: readonly InvalidParam[]): string =>
  invalidParams.map(({ name, reason }) => ` ${name}: ${reason}`).join("");

/** The API answered, and the answer is no. There is a class of its own for each common status. */
export class ApiError<Body = unknown> extends ConcordatError {
  static override readonly kind: string = "ApiError";

  readonly status: number;
  /** The API's own sentence, for humans: it may change at any time. Object storage calls it `title`. */
  readonly why: string;
  /** The API's own code for machines, such as `RESOURCE_NOT_FOUND`; null where it sends none. */
  readonly errorCode: string | null;
  /** The members of the request that are wrong, where the API names them. */
  readonly invalidParams: readonly InvalidParam[];
  /** What the contract says it can be: codes of the error catalogue that the operation declares for this status. */
  readonly codes: readonly string[];
  /** The whole error as it was sent. */
  readonly body: Body;
  readonly headers: ResponseHeaders;
  /** What the API's operators find this request by in their logs, where the answer named it. */
  readonly requestId: string | null;

  constructor(refusal: Refusal<Body>) {
    const { operation, status, why, requestId, invalidParams = [] } = refusal;
    const request = requestId === null ? "" : ` (request ${requestId})`;
    super(`${status} ${why}${faultsIn(invalidParams)}${request}`, { operation });
    this.status = status;
    this.why = why;
    this.errorCode = refusal.errorCode;
    this.invalidParams = invalidParams;
    this.codes = refusal.codes;
    this.body = refusal.body;
    this.headers = refusal.headers;
    this.requestId = requestId;
  }

  /** `why`, by the name that object storage has for it. */
  get title(): string {
    return this.why;
  }

  /** `errorCode`, by the name that object storage has for it: what its problems' `type` ends in. */
  get code(): string | null {
    return this.errorCode;
  }

  /** `requestId`, by the name that object storage has for it. */
  get correlationId(): string | null {
    return this.requestId;
  }
}

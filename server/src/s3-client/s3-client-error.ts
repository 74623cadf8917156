/**
 * Why a call of S3 failed:
 *
 * - `refused-address`: the endpoint lies where this server calls nobody
 * - `unreachable`: no connection, or it broke before there was an answer
 * - `broken`: the answer is cut, too large, or none of S3's
 * - `answered`: S3 answered with an error
 */
export type S3ClientFault = "refused-address" | "unreachable" | "broken" | "answered";

interface Fault extends ErrorOptions {
  readonly fault: S3ClientFault;
  /** The status of the answer; 0 where there is none. */
  readonly status?: number;
  /** The code in the answer, if that is like those of S3. */
  readonly code?: string;
  /** What else the answer says, by the names of its elements. */
  readonly details?: Readonly<Record<string, string>>;
  /** How long the caller is asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** A call of S3 without success. The message holds nothing that was sent, and nothing that a stranger has written. */
export class S3ClientError extends Error {
  override readonly name = "S3ClientError";
  readonly fault: S3ClientFault;
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { fault, status = 0, code = "", details = {}, retryAfterMs, ...options }: Fault) {
    super(message, options);
    this.fault = fault;
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}

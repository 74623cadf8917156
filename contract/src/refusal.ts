import type { ErrorEntry } from "./error-entry.js";
import type { Fault } from "./faults.js";

/** Why a request is refused: a row of the error table, and the details of this request. */
export interface Refusal {
  readonly entry: ErrorEntry;
  /** Replaces the row's title. */
  readonly sentence?: string;
  readonly faults?: readonly Fault[];
  /** Additional headers of the response. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one API refuses requests before an operation runs, and the form of its refusals. */
export interface Refusals {
  /** There are no valid credentials. @param fault what is wrong with them, in a sentence */
  unauthorized(fault?: string): Refusal;
  /** A variable of the path is not properly percent-encoded. */
  readonly undecodablePath: Refusal;
  /** The body cannot be parsed. */
  readonly malformedBody: Refusal;
  readonly notFound: Refusal;
  /** The server failed. */
  readonly internal: Refusal;
  /** The body is too large. @param limit such as `64 KiB` */
  tooLarge(limit: string): Refusal;
  /** What is stored makes the response too large. @param most how many bytes it may have */
  answerTooLarge(most: number): Refusal;
  /** The path exists, with other methods. */
  methodNotAllowed(allowed: readonly string[]): Refusal;
  /** Parts of the request are wrong; `inPath` says that some of the faults are in the path's variables. */
  faulty(faults: readonly Fault[], inPath: boolean): Refusal;
  /** The response body of a refusal. */
  bodyOf(refusal: Refusal, requestId: string): unknown;
}

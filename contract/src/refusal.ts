import type { ErrorEntry } from "./error-entry.js";
import type { Fault } from "./faults.js";

/** Why a request is refused: a row of the error table, and what is particular to the request. */
export interface Refusal {
  readonly entry: ErrorEntry;
  /** Replaces the row's own sentence. */
  readonly sentence?: string;
  readonly faults?: readonly Fault[];
  /** Headers that the answer has besides. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one API refuses what its operations do not come to see, and what its refusals look like. */
export interface Refusals {
  /** There are no credentials, or none that are any good. */
  readonly unauthorized: Refusal;
  /** A variable of the path is not properly percent-encoded. */
  readonly undecodablePath: Refusal;
  /** The body cannot be parsed. */
  readonly malformedBody: Refusal;
  readonly notFound: Refusal;
  /** The server failed. */
  readonly internal: Refusal;
  /** The body is larger than is read. @param limit in words, such as `8mb` */
  tooLarge(limit: string): Refusal;
  /** The path exists, with other methods. */
  methodNotAllowed(allowed: readonly string[]): Refusal;
  /** Parts of the request are wrong; `inPath` tells that some of the faults are in the path's variables. */
  faulty(faults: readonly Fault[], inPath: boolean): Refusal;
  /** The body in which a refusal travels. */
  bodyOf(refusal: Refusal, requestId: string): unknown;
}

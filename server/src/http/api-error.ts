import type { ErrorEntry } from "@concordat/contract";
import type { Fault } from "./faults.js";

/** A refusal: an entry of an API's error table, with what is particular to this request. Rooms turn it into their own shape. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly entry: ErrorEntry,
    /** Replaces the entry's own sentence. */
    readonly sentence?: string,
    readonly faults: readonly Fault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(sentence ?? entry.title);
  }
}

import type { ErrorEntry } from "./error-entry.js";
import type { Fault } from "./faults.js";
import type { Refusal } from "./refusal.js";

/** What is particular to one refusal, beside its row of the table. */
export interface Particulars extends Omit<Refusal, "entry"> {
  readonly cause?: unknown;
}

/** A refusal, thrown: an entry of an API's error table, with what is particular to this request. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly entry: ErrorEntry,
    { sentence, faults = [], headers = {}, cause }: Particulars = {},
  ) {
    super(sentence ?? entry.title, { cause });
    this.faults = faults;
    const { retryAfterSeconds } = entry;
    this.headers = { ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }), ...headers };
  }

  /** What the contract says about this kind of refusal, as an error. */
  static of(refusal: Refusal): ApiError {
    return new ApiError(refusal.entry, refusal);
  }

  /** What was refused, and why. */
  get refusal(): Refusal {
    const { entry, message: sentence, faults, headers } = this;
    return { entry, sentence, faults, headers };
  }
}

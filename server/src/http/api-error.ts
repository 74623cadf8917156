import { type ErrorEntry, errorCatalogue, type Fault, type Refusal } from "@concordat/contract";

const listed: ReadonlySet<ErrorEntry> = new Set(errorCatalogue);

/** What is particular to one refusal, beside its row of the table. */
export interface Particulars extends Omit<Refusal, "entry"> {
  readonly cause?: unknown;
}

/** A refusal: an entry of an API's error table, with what is particular to this request. Rooms turn it into their own shape. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly entry: ErrorEntry,
    { sentence, faults = [], headers = {}, cause }: Particulars = {},
  ) {
    super(sentence ?? entry.title, { cause });
    if (!listed.has(entry)) throw new TypeError(`The error catalogue has no row ${entry.code}.`, { cause: this });
    this.faults = faults;
    const { retryAfterSeconds } = entry;
    this.headers = { ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }), ...headers };
  }

  /** What the contract says about this kind of refusal, as an error. */
  static of(refusal: Refusal): ApiError {
    return new ApiError(refusal.entry, refusal);
  }
}

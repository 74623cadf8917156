/** One row of an API's error table. Server, SDK, document and tests all read from it; nobody writes a status twice. */
export interface ErrorEntry<Status extends number = number> {
  /** Stable name in the catalogue, unique over both APIs. */
  readonly code: string;
  readonly status: Status;
  /** The short sentence that travels to the caller when nothing more exact is known. */
  readonly title: string;
  /** When it is sent. */
  readonly when: string;
  /** What the caller can do about it. */
  readonly remedy: string;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** Sent only before an operation begins: nothing has happened, and no answer is kept for an idempotency key. */
  readonly early?: true;
  /** After how many seconds to try again, which the answer says in `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** Type-checks a table of errors and keeps its statuses as literal types. */
export const errorTable = <const Table extends Readonly<Record<string, ErrorEntry>>>(table: Table): Table => table;

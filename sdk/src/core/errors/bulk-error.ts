import { ConcordatError } from "./concordat-error.js";

/** How far a bulk call got. */
export interface BulkProgress<Item = unknown, Response = unknown> {
  readonly done: readonly Item[];
  readonly responses: readonly Response[];
  readonly failed: readonly Item[];
  readonly remaining: readonly Item[];
}

/**
 * A request of a bulk call failed. Requests that succeeded are not undone; `cause` is the error of the first that failed. After a
 * `ConnectionError` or a `TimeoutError`, the items in `failed` may or may not have been carried out.
 */
export class BulkError<Item = unknown, Response = unknown> extends ConcordatError {
  static override readonly kind: string = "BulkError";
  declare readonly name: "BulkError";

  /** Items of the requests that succeeded, in order. */
  readonly done: readonly Item[];
  /** The responses to `done`, one for each item. */
  readonly responses: readonly Response[];
  /** Items of the requests that failed: of one request, unless several were sent concurrently. */
  readonly failed: readonly Item[];
  /** Items that were not sent. */
  readonly remaining: readonly Item[];

  constructor(progress: BulkProgress<Item, Response>, { cause }: { readonly cause: unknown }) {
    const { done, failed, remaining } = progress;
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`failed items: ${failed.length}, done: ${done.length}, not sent: ${remaining.length}. ${reason}`, { cause });
    this.done = done;
    this.responses = progress.responses;
    this.failed = failed;
    this.remaining = remaining;
  }
}

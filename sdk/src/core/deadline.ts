import { AbortedError } from "./errors/aborted-error.js";
import type { ConcordatError } from "./errors/concordat-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Progress } from "./progress.js";

/** Timers cannot count further; a longer time-out is none. */
const longestTimer = 2 ** 31 - 1;

/**
 * The end of patience with a call, or with one attempt of it: its time-out, or the signal of whoever stands above it,
 * whichever comes first.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #progress: Progress;
  readonly #above: Deadline | { readonly signal?: AbortSignal | undefined };
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param progress of the call, for the error that ends it
   * @param timeoutMs no limit where it is longer than timers can count
   * @param above whose signal ends this one, too: the caller; or the whole call, whose reason is passed on as it is
   */
  constructor(progress: Progress, timeoutMs: number, above: Deadline | { readonly signal?: AbortSignal | undefined }) {
    this.#progress = progress;
    this.#above = above;
    if (timeoutMs <= longestTimer)
      this.#timer = setTimeout(
        () => this.#controller.abort(new TimeoutError(progress.operation, timeoutMs, progress)),
        timeoutMs,
      );
    if (above.signal?.aborted) this.#abort();
    else above.signal?.addEventListener("abort", this.#abort);
  }

  readonly #abort = () => {
    const { reason } = this.#above.signal as AbortSignal;
    const { operation } = this.#progress;
    this.#controller.abort(
      this.#above instanceof Deadline ? reason : new AbortedError(operation, reason, this.#progress),
    );
  };

  /** For `fetch`, so that it lets go of the connection. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What ended the call, if anything has. */
  get reason(): ConcordatError | undefined {
    return this.signal.aborted ? (this.signal.reason as ConcordatError) : undefined;
  }

  /** Waits for the work, but no longer than this allows: also where the work itself does not heed the signal. */
  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(this.reason);
      if (this.signal.aborted) return stop();
      this.signal.addEventListener("abort", stop);
      work().then(resolve, reject);
    });
  }

  /** Gives back the timer, and lets go of the signal above, which may live much longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#above.signal?.removeEventListener("abort", this.#abort);
  }
}

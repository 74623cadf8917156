import { AbortedError } from "./errors/aborted-error.js";
import type { ConcordatError } from "./errors/concordat-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Progress } from "./progress.js";

/** Timers cannot count further; a longer time-out is none. */
const longestTimer = 2 ** 31 - 1;

/** The end of patience with an attempt or a wait: a time-out, or the caller's signal, whichever comes first. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #progress: Progress;
  readonly #outer: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param progress of the call, for the error that ends it
   * @param ms from now on; no limit where that is longer than timers can count
   * @param limitMs the limit that runs out then, which the error tells
   */
  constructor(progress: Progress, ms: number, limitMs: number, outer: AbortSignal | undefined) {
    this.#progress = progress;
    this.#outer = outer;
    if (ms <= longestTimer)
      this.#timer = setTimeout(
        () => this.#controller.abort(new TimeoutError(progress.operation, limitMs, progress)),
        ms,
      );
    if (outer?.aborted) this.#abort();
    else outer?.addEventListener("abort", this.#abort);
  }

  readonly #abort = () =>
    this.#controller.abort(new AbortedError(this.#progress.operation, this.#outer?.reason, this.#progress));

  /** For `fetch`, so that it lets go of the connection. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What ended the call, if anything has. */
  get reason(): ConcordatError | undefined {
    return this.signal.reason;
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

  /** Gives back the timer, and lets go of the caller's signal, which may live much longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }
}

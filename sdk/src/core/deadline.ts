import { AbortedError } from "./errors/aborted-error.js";
import type { ConcordatError } from "./errors/concordat-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Progress } from "./progress.js";

/** The longest delay of a timer; a longer timeout means no limit. */
const longestTimer = 2 ** 31 - 1;

/** The deadline of an attempt or a wait: a timeout or the caller's signal, whichever comes first. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #progress: Progress;
  readonly #outer: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param progress the call's progress, for the error
   * @param ms milliseconds from now; no limit if a timer cannot count that far
   * @param limitMs the limit that expires then, for the error
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

  /** The signal for `fetch`, so that it closes the connection. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The error that ended the call, if any. */
  get reason(): ConcordatError | undefined {
    return this.signal.reason;
  }

  /** Waits for the work until the deadline, even if the work ignores the signal. */
  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(this.reason);
      if (this.signal.aborted) return stop();
      this.signal.addEventListener("abort", stop);
      work().then(resolve, reject);
    });
  }

  /** Clears the timer, and removes the listener from the caller's signal, which may live much longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }
}

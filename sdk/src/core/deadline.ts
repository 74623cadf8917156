import { AbortedError } from "./errors/aborted-error.js";
import type { ConcordatError } from "./errors/concordat-error.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { TimeoutError } from "./errors/timeout-error.js";

/** Timers cannot count further; a longer time-out is none. */
const longestTimer = 2 ** 31 - 1;

/** The end of a call's patience: its time-out, or its caller's signal, whichever comes first. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #operation: string;
  readonly #outer: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(operation: string, timeoutMs: number, outer: AbortSignal | undefined) {
    if (!(timeoutMs > 0)) throw new InvalidArgumentError("`timeoutMs` must be a number above 0", { operation });
    this.#operation = operation;
    this.#outer = outer;
    if (timeoutMs <= longestTimer)
      this.#timer = setTimeout(() => this.#controller.abort(new TimeoutError(operation, timeoutMs)), timeoutMs);
    if (outer?.aborted) this.#abort();
    else outer?.addEventListener("abort", this.#abort);
  }

  readonly #abort = () => this.#controller.abort(new AbortedError(this.#operation, this.#outer?.reason));

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

  /** Gives back the timer, and lets go of the caller's signal, which may live much longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }
}

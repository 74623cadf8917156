/** The initial budget of a client: a hundred retries. */
const capacity = 500;
const costOfRetry = 5;

/**
 * The retry budget of a client. Each retry costs five points, and each call without a transient failure returns one. A few failures
 * are all retried; during an outage, the API gets a hundred extra requests, and then at most one retry for five successful calls.
 */
export class RetryQuota {
  #points = capacity;

  /** Takes the cost of a retry. @returns false if the budget is too small */
  take(): boolean {
    if (this.#points < costOfRetry) return false;
    this.#points -= costOfRetry;
    return true;
  }

  giveBack(): void {
    this.#points = Math.min(capacity, this.#points + 1);
  }
}

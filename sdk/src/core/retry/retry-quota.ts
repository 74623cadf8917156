/** What a client may spend on retries before anything has succeeded: a hundred of them. */
const capacity = 500;
const costOfRetry = 5;

/**
 * How many retries a client may still send. Each costs five points, and each call that did not end in a failure of
 * that kind gives one back. So a few faults are all repeated, while of an outage the API sees a hundred requests more,
 * and then at most one retry for five calls that went well.
 */
export class RetryQuota {
  #points = capacity;

  /** Takes what a retry costs; false when there is not enough left. */
  take(): boolean {
    if (this.#points < costOfRetry) return false;
    this.#points -= costOfRetry;
    return true;
  }

  giveBack(): void {
    this.#points = Math.min(capacity, this.#points + 1);
  }
}

import { openWire, type WireRequest } from "../kit/wire.js";

/** The results of ordinary calls. */
export interface Calls {
  readonly count: number;
  /** Those that were not answered with 200, in words. */
  readonly failures: readonly string[];
  /** Quantiles of their durations, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface OrdinaryCallers {
  /** Ends when all open calls are answered. */
  stop(): Promise<Calls>;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Callers that make one call after the other, from now on. */
export const startCallers = (url: string, requests: readonly WireRequest[], callers: number): OrdinaryCallers => {
  const wire = openWire(url);
  const took: number[] = [];
  const failures: string[] = [];
  let stopped = false;
  let next = 0;
  const caller = async () => {
    while (!stopped) {
      const request = requests[next++ % requests.length] as WireRequest;
      const startedAt = performance.now();
      try {
        const { status, text } = await wire.send(request);
        if (status !== 200) failures.push(`${request.target}: ${status} ${text}`);
      } catch (error) {
        failures.push(`${request.target}: ${error}`);
      }
      took.push(performance.now() - startedAt);
    }
  };
  const calling = Promise.all(Array.from({ length: callers }, caller));
  return {
    stop: async () => {
      stopped = true;
      await calling;
      wire.close();
      took.sort((one, other) => one - other);
      return { count: took.length, failures, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
    },
  };
};

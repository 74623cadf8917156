import type { S3Client } from "../s3-client/s3-client.js";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import { CopyFailure, SideError, type SideName } from "./job-failure.js";
import type { JobTimes } from "./job-times.js";
import { explain, failureOf, mayPass } from "./sentences.js";
import { sleep } from "./sleep.js";

/** How often an object is tried at a side that is well otherwise. */
const mostAttempts = 6;
/** The longest wait between two attempts, in milliseconds. */
const longestWaitMs = 8_000;
const longestPauseMs = 30_000;

/** One side of a job: where it reads, or where it writes. */
export interface Side {
  readonly name: SideName;
  /** Set anew while the job is configured. */
  client: S3Client;
  /** Calls once. @throws SideError, or the reason of the signal */
  once<Result>(call: (client: S3Client, signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

/** The sides of a job, and the patience with both. */
export interface Sides {
  readonly source: Side;
  readonly target: Side;
  readonly signal: AbortSignal;
  /**
   * Does something again, with growing waits, until it succeeds or there is no hope: an object is given up when its side serves
   * others, the job when a side has served nobody for a while.
   *
   * @throws SideError, CopyFailure, or the reason of the signal
   */
  retry<Result>(work: () => Promise<Result>): Promise<Result>;
}

interface SideState extends Side {
  /** When it served a call last, in milliseconds of the monotonic clock. */
  servedAt: number;
  pausedUntil: number;
  throttled: number;
}

const stateOf = (name: SideName, client: S3Client, signal: AbortSignal): SideState => {
  const side: SideState = {
    name,
    client,
    servedAt: performance.now(),
    pausedUntil: 0,
    throttled: 0,
    once: async (call) => {
      await sleep(side.pausedUntil - performance.now(), signal);
      try {
        const result = await call(side.client, signal);
        side.servedAt = performance.now();
        side.throttled = 0;
        return result;
      } catch (error) {
        if (!(error instanceof S3ClientError)) throw error;
        const failed = new SideError(name, error);
        if (!mayPass(failed)) side.servedAt = performance.now();
        throw failed;
      }
    },
  };
  return side;
};

/** Whoever is told to slow down has everybody wait. */
const noteThrottling = (side: SideState, { cause: { status, retryAfterMs } }: SideError, retryMs: number): void => {
  if (status !== 503 && status !== 429) return;
  const pause = retryAfterMs ?? retryMs * 2 ** Math.min(side.throttled, 5);
  side.throttled += 1;
  side.pausedUntil = Math.max(side.pausedUntil, performance.now() + Math.min(pause, longestPauseMs));
};

const outage = (side: SideState, error: SideError): CopyFailure => {
  const seconds = Math.round((performance.now() - side.servedAt) / 1000);
  return new CopyFailure("job", `The ${side.name} has failed for ${seconds} seconds: ${explain(error)}`, {
    cause: error,
  });
};

/** How long something has been tried. */
interface Trial {
  readonly began: number;
  readonly attempt: number;
}

interface SidesOptions {
  readonly source: S3Client;
  readonly target: S3Client;
  readonly signal: AbortSignal;
  readonly times: JobTimes;
}

export const createSides = ({ signal, times, ...clients }: SidesOptions): Sides => {
  const source = stateOf("source", clients.source, signal);
  const target = stateOf("target", clients.target, signal);

  /** Finds out whether a side serves anything at all: it may be that nothing else was asked of it. */
  const probe = async (side: SideState) => {
    await side
      .once((client, aborted) => client.call({ method: "GET" }, aborted))
      .then(
        (answer) => answer.resume(),
        () => undefined,
      );
  };

  /** Whether there is no use in trying again. @throws CopyFailure where that goes for everything at that side */
  const isHopeless = async (side: SideState, error: SideError, { began, attempt }: Trial): Promise<boolean> => {
    if (attempt < mostAttempts) return false;
    if (side.servedAt <= began) await probe(side);
    if (side.servedAt > began) return true;
    if (performance.now() - side.servedAt > times.patienceMs) throw outage(side, error);
    return false;
  };

  /** Waits until a call may be sent again. @throws the error if it may not */
  const waitAfter = async (error: unknown, trial: Trial): Promise<void> => {
    signal.throwIfAborted();
    if (!(error instanceof SideError)) throw error;
    const failure = failureOf(error);
    if (failure) throw failure;
    const side = error.side === "source" ? source : target;
    if (mayPass(error)) noteThrottling(side, error, times.retryMs);
    if (!mayPass(error) || (await isHopeless(side, error, trial))) throw error;
    const longest = Math.min(times.retryMs * 2 ** (trial.attempt - 1), longestWaitMs);
    await sleep(longest * (0.5 + Math.random() / 2), signal);
  };

  const retry: Sides["retry"] = async (work) => {
    const began = performance.now();
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        await waitAfter(error, { began, attempt });
      }
    }
  };
  return { source, target, signal, retry };
};

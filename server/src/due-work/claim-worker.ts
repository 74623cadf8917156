import type { ServerContext } from "../context.js";
import { traceWork } from "../telemetry/tracing.js";
import { claimDue, nextDueAt } from "./claim.js";
import type { ScheduledRows } from "./scheduled-rows.js";
import { createWorker, type Worker } from "./worker.js";

/** Work that rows of the database stand for. */
export interface ClaimedWork<Row> {
  readonly scheduled: ScheduledRows<Row>;
  /** The furthest ahead that a time is ever scheduled, in milliseconds. */
  readonly longestDelayMs: number;
  /**
   * How long a claim lasts, in milliseconds, and so how long nobody takes over from a server that was killed. Work that takes
   * longer may be begun by another server too; it decides under a lock on its row whether its claim still counts.
   */
  readonly claimMs: number;
  /** How many rows are worked on at a time by one server. */
  readonly concurrency: number;
  /**
   * Does the work of a row, and writes down in the same transaction that it is done or when it is due again. When it throws,
   * the row is due again once the claim has run out.
   *
   * @param signal is aborted when the server stops and cannot wait for the work
   */
  run(row: Row, signal: AbortSignal): Promise<void>;
}

export interface ClaimWorkerOptions {
  /** The longest sleep before the worker looks for what other servers have scheduled, in milliseconds. */
  readonly pollMs?: number;
  /** How long `stop` waits for work under way before it breaks it off, in milliseconds. */
  readonly stopMs?: number;
}

type WorkContext = Pick<ServerContext, "prisma" | "clock" | "log" | "tracing">;

/**
 * Makes a worker that claims due rows and works on them. Everything it has to remember is in the database: when it dies, it or
 * any other server on the same database goes on where it stopped.
 */
export const createClaimWorker = <Row>(
  context: WorkContext,
  work: ClaimedWork<Row>,
  { pollMs = 5_000, stopMs = 10_000 }: ClaimWorkerOptions = {},
): Worker => {
  const { prisma, clock, log } = context;
  const { scheduled, concurrency } = work;
  const { kind } = scheduled;
  const breakOff = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  const run = async (row: Row) => {
    try {
      await traceWork(context, kind, () => work.run(row, breakOff.signal));
    } catch (error) {
      log.error({ err: error, kind, key: scheduled.keyOf(row) }, "scheduled work failed and will be done again");
    }
  };

  /** Begins what is due, as far as there is room. @returns how long there is nothing to begin, in milliseconds */
  const round = async (): Promise<number> => {
    const limit = concurrency - underWay.size;
    if (limit === 0) return pollMs;
    for (const row of await claimDue(prisma, scheduled, {
      ...work,
      now: clock(),
      limit,
      underWay: [...underWay.keys()],
    })) {
      const key = scheduled.keyOf(row);
      const done = run(row).finally(() => {
        underWay.delete(key);
        worker.poke();
      });
      underWay.set(key, done);
    }
    const next = await nextDueAt(prisma, scheduled, [...underWay.keys()]);
    return next === undefined ? pollMs : next.getTime() - clock().getTime();
  };

  const failure = `scheduled work cannot be looked up: ${kind}`;
  const worker = createWorker({ round, longestSleepMs: pollMs, log, failure });
  return {
    ...worker,
    scheduled,
    async stop() {
      await worker.stop();
      const timer = setTimeout(() => breakOff.abort(), stopMs);
      await Promise.all(underWay.values());
      clearTimeout(timer);
    },
  };
};

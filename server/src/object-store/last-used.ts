import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { createWorker, type Worker } from "../due-work/worker.js";

/** Gathers when access keys were used last, in memory. What a killed server loses is the use of its last seconds. */
export interface LastUsed {
  /** An access key is used now. */
  add(accessKeyId: string): void;
  /** Writes down what was gathered, every few seconds. */
  readonly worker: Worker;
  /** Writes down the rest, once nothing is added any more. It never rejects: what the database does not take is lost. */
  close(): Promise<void>;
}

const flushMs = 5_000;

/** Keys are written in an order, so that two servers that write at once do not lock each other out. */
const text = `
  UPDATE iam_access_keys AS key SET last_used_at = used.at
  FROM (
    SELECT access_key_id AS id, at FROM iam_access_keys JOIN unnest($1::text[], $2::timestamptz[]) AS gathered (id, at) ON id = access_key_id
    WHERE last_used_at < at ORDER BY access_key_id FOR NO KEY UPDATE OF iam_access_keys
  ) AS used
  WHERE key.access_key_id = used.id`;

/** @param most of how many keys it keeps the use until the next flush; what is more is left out */
export const createLastUsed = (
  { prisma, clock, log }: Pick<ServerContext, "prisma" | "clock" | "log">,
  most = 10_000,
): LastUsed => {
  let gathered = new Map<string, Date>();
  const flush = async (): Promise<void> => {
    if (gathered.size === 0) return;
    const taken = gathered;
    gathered = new Map();
    try {
      const times = [...taken.values()].map((time) => time.toISOString());
      await queryTexts(prisma, { text, values: [[...taken.keys()], times] });
    } catch (error) {
      // the next flush takes it along
      gathered = new Map([...taken, ...gathered]);
      throw error;
    }
  };
  const failure = "the last use of access keys cannot be written down";
  const worker = createWorker({
    longestSleepMs: flushMs,
    log,
    failure,
    round: async () => {
      await flush();
      return flushMs;
    },
  });
  return {
    add: (accessKeyId) => {
      if (gathered.has(accessKeyId) || gathered.size < most) gathered.set(accessKeyId, clock());
    },
    worker,
    close: () => flush().catch((error: unknown) => log.error({ err: error }, failure)),
  };
};

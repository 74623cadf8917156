import { setTimeout as delay } from "node:timers/promises";
import type { PrismaClient } from "../generated/prisma/client.js";
import { createPrisma, type Database, migrateAt } from "./database.js";
import type { Gate, PoolSettings } from "./pool.js";

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** A database that is away when the server starts. */
export interface AwaitedDatabase extends Database {
  /**
   * Waits until the database is there, brings it up to date and prepares it; only then others can use `prisma`, which is
   * refused like a client of a database that is away until then.
   *
   * @param prepare what is to be done once it has this version's schema, on a client of its own
   * @param onFault is told why it cannot be used yet, after each try
   * @param signal ends the wait, which then rejects
   */
  ready<Prepared>(options: ReadyOptions<Prepared>): Promise<Prepared>;
}

interface ReadyOptions<Prepared> {
  readonly prepare: (prisma: PrismaClient) => Promise<Prepared>;
  readonly onFault: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Stands for the database of a URL until it is there. */
export const awaitDatabase = (url: string, pool: PoolSettings): AwaitedDatabase => {
  const gate: Gate = { open: false };
  const prisma = createPrisma(url, { pool, gate });

  const tryOnce = async <Prepared>(prepare: ReadyOptions<Prepared>["prepare"]): Promise<Prepared> => {
    await migrateAt(url, pool);
    const early = createPrisma(url, { pool });
    try {
      return await prepare(early);
    } finally {
      await early.$disconnect();
    }
  };

  return {
    url,
    prisma,
    embedded: false,
    close: () => prisma.$disconnect(),
    async ready({ prepare, onFault, signal }) {
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
        await delay(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted());
        try {
          const prepared = await tryOnce(prepare);
          gate.open = true;
          return prepared;
        } catch (error) {
          onFault(error);
        }
      }
    },
  };
};

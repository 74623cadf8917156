import { setTimeout as delay } from "node:timers/promises";
import type { ServerProcess, Victim } from "../../../server/src/testing/server-process.js";
import { oneOf, type Random } from "../kit/random.js";

export const kinds = ["server", "database", "both"] as const;
export type Kind = (typeof kinds)[number];

/** Which processes are killed, and when. */
export interface Kill {
  readonly kind: Kind;
  readonly victims: readonly Victim[];
  /** The number of acknowledged calls after which it comes. */
  readonly afterCalls: number;
  /** The delay after that, in milliseconds. */
  readonly extraMs: number;
}

/** Long enough to hit both the time between two acknowledgements and the time while rows are written. */
const longestExtraMs = 120;

const orders: Readonly<Record<Kind, readonly (readonly Victim[])[]>> = {
  server: [["server"]],
  database: [["database"]],
  both: [
    ["server", "database"],
    ["database", "server"],
  ],
};

/** Draws the kill of a round; three rounds in a row have one of each kind. */
export const drawKill = (random: Random, round: number, callsBetween: number): Kill => {
  const kind = kinds[(round + Math.floor(round / kinds.length)) % kinds.length] as Kind;
  return {
    kind,
    victims: oneOf(random, orders[kind]),
    afterCalls: random(1, 2 * callsBetween - 1),
    extraMs: random(0, longestExtraMs),
  };
};

/** Kills after a number of acknowledged calls. */
export const armKiller = (server: Pick<ServerProcess, "kill">, { victims, afterCalls, extraMs }: Kill) => {
  let calls = 0;
  let killing: Promise<void> | undefined;
  let killedAt = 0;
  const kill = async () => {
    await delay(extraMs);
    killedAt = performance.now();
    await server.kill(...victims);
  };
  return {
    onAcknowledged: () => {
      calls += 1;
      if (calls === afterCalls) killing = kill();
    },
    hasBegun: () => killedAt > 0,
    /** Resolves when all victims have ended. @returns when the kill began, by `performance.now()` */
    over: async (): Promise<number> => {
      await killing;
      return killedAt;
    },
  };
};

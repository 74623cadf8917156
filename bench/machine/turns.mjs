import { load } from "./load.mjs";
import { median } from "./median.mjs";
import { watchProcessorTime } from "./processor-time.mjs";

/**
 * One of those that are compared: a server, which is asked, or a program that runs by itself when it is told to. `before` makes room
 * for a turn, and does not count.
 * @typedef {{ connections: number, ms: number }} Size
 * @typedef {{ pids?: readonly number[], databasePids?: () => Promise<readonly number[]>, before?: () => Promise<unknown> }} Processes
 * @typedef {Processes & (import("./load.mjs").Asked | { run: (size: Size) => Promise<{ answers: number, seconds: number, ownMs?: number }> })} Side
 */

/**
 * What a side did in a round, or the medians over all rounds: answers per second, processor time of its own processes for each answer in
 * microseconds, and how much of one core its own processes, the database and the load generator had.
 * @typedef {{ perSecond: number, micros: number, server: number, database: number, load: number }} Turn
 */

/**
 * @param {Side} side
 * @param {Size} size
 * @returns {Promise<Turn>}
 */
async function takeTurn(side, size) {
  await side.before?.();
  const own = await watchProcessorTime(async () => side.pids ?? []);
  const databases = await watchProcessorTime(side.databasePids ?? (async () => []));
  const { answers, seconds, ownMs } = "run" in side ? { ownMs: 0, ...(await side.run(size)) } : await load(side, size);
  const [server, database] = await Promise.all([own(), databases()]);
  const ms = seconds * 1000;
  return {
    perSecond: answers / seconds,
    micros: (server * 1000) / answers,
    server: server / ms,
    database: database / ms,
    load: ownMs / ms,
  };
}

/**
 * @template Result
 * @param {readonly ((round: number) => Promise<Result>)[]} contestants
 * @param {{ rounds: number, warmUps: number }} size
 * @returns {Promise<Result[][]>} for each contestant, its results without those of the warm-up
 */
async function alternate(contestants, { rounds, warmUps }) {
  /** @type {Result[][]} */
  const results = contestants.map(() => []);
  for (let round = -warmUps; round < rounds; round++) {
    const order = contestants.map((_, index) => index);
    if (round % 2 !== 0) order.reverse();
    for (const index of order) {
      const result = await contestants[index]?.(round);
      if (round >= 0 && result !== undefined) results[index]?.push(result);
    }
  }
  return results;
}

/** @param {readonly Turn[]} turns */
function middleOf(turns) {
  const of = (/** @type {keyof Turn} */ figure) => median(turns.map((turn) => turn[figure]));
  return {
    perSecond: of("perSecond"),
    micros: of("micros"),
    server: of("server"),
    database: of("database"),
    load: of("load"),
  };
}

/**
 * Loads sides in turns, so that whatever else the machine does meets all of them.
 *
 * @param {readonly Side[]} sides
 * @param {Size & { rounds: number, warmUps: number }} size `ms`: of one round of one side
 * @returns {Promise<(Turn & { rates: number[], allMicros: number[] })[]>} the medians of each side, and what they are made of
 */
export async function compareUnderLoad(sides, size) {
  const results = await alternate(
    sides.map((side) => () => takeTurn(side, size)),
    size,
  );
  return results.map((turns) => ({
    ...middleOf(turns),
    rates: turns.map(({ perSecond }) => perSecond),
    allMicros: turns.map(({ micros }) => micros),
  }));
}

/**
 * The median of the ratios, each of one round: those that were disturbed alike.
 * @param {readonly number[]} ones
 * @param {readonly number[]} others
 */
export const ratioOf = (ones, others) => median(ones.map((one, round) => one / (others[round] ?? Number.NaN)));

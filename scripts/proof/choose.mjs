import { isAlone } from "./groups.mjs";

/**
 * How long each proof takes, in seconds, by its path below `proof/src`.
 * @typedef {Readonly<Record<string, number>>} Durations
 */

/** How many of those that share the machine run at once. */
const atOnce = 2;

/**
 * How long some proofs take together, in seconds.
 * @param {Durations} durations
 * @param {readonly string[]} names
 */
export function expectedSeconds(durations, names) {
  const of = (/** @type {boolean} */ alone) =>
    names.filter((name) => isAlone(name) === alone).map((name) => durations[name] ?? 0);
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
  const shared = of(false);
  return Math.max(sum(shared) / atOnce, ...shared, 0) + sum(of(true));
}

/**
 * Chooses proofs that fit into a time: as many as possible, so the short ones first.
 * @param {Durations} durations
 * @param {number} seconds
 * @returns {{ chosen: string[], leftOut: string[] }}
 */
export function choose(durations, seconds) {
  const names = Object.entries(durations).sort(([, one], [, other]) => one - other);
  /** @type {string[]} */
  const chosen = [];
  /** @type {string[]} */
  const leftOut = [];
  for (const [name] of names) (expectedSeconds(durations, [...chosen, name]) <= seconds ? chosen : leftOut).push(name);
  return { chosen, leftOut };
}

/**
 * Takes `--minutes` off a command line.
 * @param {readonly string[]} args
 * @returns {{ minutes: number | undefined, rest: string[] }}
 * @throws {Error} where it is no positive number
 */
export function readMinutes(args) {
  const rest = [...args];
  const at = rest.findIndex((arg) => /^--minutes(=|$)/.test(arg));
  if (at < 0) return { minutes: undefined, rest };
  const [option = ""] = rest.splice(at, 1);
  const text = option.includes("=") ? option.slice(option.indexOf("=") + 1) : rest.splice(at, 1)[0];
  const minutes = Number(text);
  if (!(minutes > 0)) throw new Error("--minutes takes a number of minutes, such as --minutes 20.");
  return { minutes, rest };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * One figure of a measurement.
 * @typedef {object} Figure
 * @property {string} name what was measured
 * @property {number} value
 * @property {string} [unit] such as "ms"; a ratio has none
 * @property {{ atLeast: number } | { atMost: number }} [goal]
 * @property {Readonly<Record<string, number | string>>} [beside] what the figure is made of, by the names of columns
 */

/** Where `npm run bench` wants the figures of this measurement; absent when it is run by itself. */
const file = process.env["CONCORDAT_BENCH_RESULT"];

/** @param {Figure} figure */
export const isMissed = ({ value, goal }) =>
  goal !== undefined && !("atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost);

/**
 * A number with as many digits as mean something.
 * @param {number | string} number
 */
export function shown(number) {
  if (typeof number === "string") return number;
  if (!Number.isFinite(number)) return "–";
  if (Number.isInteger(number)) return String(number);
  const size = Math.abs(number);
  if (size >= 100) return number.toFixed(0);
  return number.toFixed(size >= 10 ? 1 : 2);
}

/** @param {Figure} figure */
export const shownValue = ({ value, unit }) => shown(value) + (unit ? ` ${unit}` : "");

/** @param {Figure} figure */
export function shownGoal({ goal, unit }) {
  if (goal === undefined) return "";
  const [sign, bound] = "atLeast" in goal ? ["≥", goal.atLeast] : ["≤", goal.atMost];
  return `${sign} ${bound}${unit ? ` ${unit}` : ""}`;
}

/**
 * Prints the figures of a measurement and hands them to `npm run bench`, which makes the table of docs/performance.md of
 * them. The process ends with 1 when a goal was missed.
 * @param {readonly Figure[]} figures
 */
export function report(figures) {
  const row = (/** @type {Figure} */ figure) => ({
    result: shownValue(figure),
    goal: shownGoal(figure) + (isMissed(figure) ? " MISSED" : ""),
    ...Object.fromEntries(Object.entries(figure.beside ?? {}).map(([column, value]) => [column, shown(value)])),
  });
  console.table(Object.fromEntries(figures.map((figure) => [figure.name, row(figure)])));
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(figures));
  }
  if (figures.some(isMissed)) process.exitCode = 1;
}

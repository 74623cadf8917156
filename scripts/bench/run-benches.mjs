import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "bench");
const results = join(root, ".cache/bench");

/** Far more than any takes on a quiet machine. */
const longestMs = 15 * 60_000;

/** The names of all measurements, in the order in which they are taken. */
export const benchNames = () => readdirSync(folder).flatMap((file) => /^(.+)\.mjs$/.exec(file)?.[1] ?? []);

/**
 * What a measurement came to.
 * @typedef {object} Outcome
 * @property {readonly import("../../bench/machine/figures.mjs").Figure[]} [figures] absent where it failed
 * @property {boolean} isMissed whether it failed, or missed a goal
 */

/**
 * Takes measurements, one after the other so that none disturbs another. One that fails leaves the others alone.
 * @param {readonly string[]} names
 * @param {{ isShort: boolean }} options
 * @returns {Map<string, Outcome>}
 */
export function runBenches(names, { isShort }) {
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map();
  for (const name of names) {
    console.log(`\n--- ${name}`);
    const file = join(results, `${name}.json`);
    rmSync(file, { force: true });
    const { status, signal } = spawnSync(process.execPath, [join(folder, `${name}.mjs`)], {
      stdio: "inherit",
      timeout: longestMs,
      env: { ...process.env, CONCORDAT_BENCH_RESULT: file, ...(isShort && { CONCORDAT_BENCH_SHORT: "1" }) },
    });
    if (signal === "SIGINT") process.exit(130);
    outcomes.set(name, { ...readFigures(file), isMissed: status !== 0 });
  }
  return outcomes;
}

/** @param {string} file */
function readFigures(file) {
  try {
    return { figures: JSON.parse(readFileSync(file, "utf8")) };
  } catch {
    return {};
  }
}

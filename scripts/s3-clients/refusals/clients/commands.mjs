import { spawn } from "node:child_process";
import { twoAtATime } from "../attempt.mjs";

/** Debian's own come first: an older one may be in the way. */
const path = `/usr/bin:/bin:${process.env["PATH"] ?? ""}`;
const longestMs = 60_000;

/**
 * A command that tries something.
 * @typedef {object} Command
 * @property {readonly [command: string, ...args: string[]]} words
 * @property {Readonly<Record<string, string>>} [env]
 */

/** @param {Command} command @param {string} folder @returns {Promise<import("../attempt.mjs").Outcome>} */
async function run({ words: [command, ...args], env = {} }, folder) {
  const child = spawn(command, args, {
    env: { PATH: path, HOME: folder, LANG: "C.UTF-8", ...env },
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: longestMs,
  });
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
  });
  /** @type {number | string} */
  const exit = await new Promise((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) => resolve(code ?? `${signal}`));
  });
  return { exit, said: exit === 0 ? "" : said };
}

/**
 * Tries by commands whatever there is one for.
 * @param {readonly import("../attempt.mjs").Attempt[]} attempts
 * @param {string} folder to work in
 * @param {(attempt: import("../attempt.mjs").Attempt) => Command | undefined} commandOf
 * @returns {Promise<Map<string, import("../attempt.mjs").Outcome>>}
 */
export async function tryCommands(attempts, folder, commandOf) {
  const commands = attempts.flatMap((attempt) => {
    const command = commandOf(attempt);
    return command ? [{ name: attempt.name, command }] : [];
  });
  const outcomes = await twoAtATime(commands, async ({ name, command }) => ({
    name,
    outcome: await run(command, folder),
  }));
  return new Map(outcomes.map(({ name, outcome }) => [name, outcome]));
}

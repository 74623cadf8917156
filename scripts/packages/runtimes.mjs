import { execFile } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const runFile = promisify(execFile);

/** @param {readonly string[]} specifiers @param {string} load */
const program = (specifiers, load) => `
for (const specifier of ${JSON.stringify(specifiers)}) {
  const loaded = ${load}(specifier);
  if (Object.keys(loaded).length === 0) throw new Error(specifier + " exports nothing");
}
const outcome = firstCalls(${load}("@concordat/sdk"), process.argv[2]);
outcome.then((outcome) => assert.deepEqual(outcome, outcomeOfFirstCalls));
`;

const imports = `
import assert from "node:assert/strict";
import { firstCalls, outcomeOfFirstCalls } from "./first-calls.mjs";
`;

const requires = `
const assert = require("node:assert/strict");
const { firstCalls, outcomeOfFirstCalls } = require("./first-calls.mjs");
`;

/**
 * Writes two programs into a project, which load every entry point and make the first calls: one that imports, and one
 * that requires.
 * @param {string} folder
 * @param {readonly string[]} specifiers
 * @returns {{ import: string, require: string }} the files
 */
export function writePrograms(folder, specifiers) {
  copyFileSync(fileURLToPath(new URL("first-calls.mjs", import.meta.url)), join(folder, "first-calls.mjs"));
  writeFileSync(join(folder, "use.mjs"), `${imports}${program(specifiers, "await import")}`);
  writeFileSync(join(folder, "use.cjs"), `${requires}${program(specifiers, "require")}`);
  return { import: "use.mjs", require: "use.cjs" };
}

/**
 * Runs a program to its end, which nobody else waits for meanwhile: servers of this process go on answering.
 * @param {string} command
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<string[]>} what it said when it ended badly
 */
export async function failureOf(command, folder, args) {
  try {
    await runFile(command, args, { cwd: folder, timeout: 120_000, maxBuffer: 2 ** 26 });
    return [];
  } catch (error) {
    const { message, stdout } = /** @type {import("node:child_process").ExecFileException} */ (error);
    return [`${message}${stdout}`];
  }
}

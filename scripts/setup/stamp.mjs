import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contentFingerprint, filesUnder, writtenFingerprint } from "./fingerprint.mjs";

/**
 * What a step depends on and what it leaves behind.
 * @typedef {object} Traces
 * @property {() => readonly string[]} inputs files that the step reads
 * @property {readonly string[]} outputs files and folders that the step writes
 */

/**
 * Remembers, inside node_modules, the inputs and outputs of a step's last success, so that it is skipped while both are the same.
 * @param {string} root
 * @param {string} id
 * @param {Traces} traces
 */
export function stampOf(root, id, { inputs, outputs }) {
  const file = join(root, "node_modules", ".concordat", `${id}.json`);
  const inputsNow = () => contentFingerprint(root, inputs());
  const outputsNow = () => writtenFingerprint(root, filesUnder(root, outputs));

  return {
    matches() {
      const stamp = readStamp(file);
      return stamp !== undefined && stamp.inputs === inputsNow() && stamp.outputs === outputsNow();
    },
    /**
     * Runs the step and stamps it. The inputs are read before, so that an edit made meanwhile is not taken for built.
     * @param {() => Promise<void>} run
     */
    async around(run) {
      rmSync(file, { force: true });
      const before = inputsNow();
      await run();
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ inputs: before, outputs: outputsNow() }));
    },
  };
}

/**
 * @param {string} file
 * @returns {{ inputs: string, outputs: string } | undefined}
 */
function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // absent or cut short: the step runs again
  }
}

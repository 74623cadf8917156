import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { startProgress } from "./progress.mjs";
import { CommandFailed } from "./run-command.mjs";
import { setUpSteps } from "./steps.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const exitCodes = { SIGINT: 130, SIGTERM: 143 };

/**
 * Does what is left to do before the project can run, one process at a time.
 * @param {readonly import("./steps.mjs").Step[]} steps
 * @param {{ lockFolder: string, signal?: AbortSignal, stream?: Pick<NodeJS.WriteStream, "write" | "isTTY"> }} options
 */
export async function runSteps(steps, { lockFolder, signal, stream = process.stderr }) {
  if (steps.every((step) => step.isDone())) return;
  const onWait = (/** @type {{ pid: number }} */ { pid }) =>
    stream.write(`Another set-up of this folder is under way (process ${pid}): waiting for it.\n`);
  await withLock(
    lockFolder,
    async () => {
      for (const step of steps) {
        if (step.isDone()) continue;
        const progress = startProgress(step.title, stream);
        try {
          await step.run(signal);
        } catch (error) {
          progress.failed();
          throw error;
        }
        progress.done();
      }
    },
    { onWait, signal },
  );
}

/** Sets the project up for the command at hand; ends the process, with the reason said, when that does not succeed. */
export async function setUpOrExit() {
  const abort = new AbortController();
  const stop = (/** @type {"SIGINT" | "SIGTERM"} */ signal) => {
    process.exitCode = exitCodes[signal];
    abort.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    await runSteps(setUpSteps(root), { lockFolder: join(root, ".cache", "set-up"), signal: abort.signal });
  } catch (error) {
    if (abort.signal.aborted) console.error("The set-up was interrupted; the next start takes it up again.");
    else explain(error);
    process.exit(process.exitCode ?? 1);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

/** @param {unknown} error */
function explain(error) {
  if (!(error instanceof CommandFailed)) throw error;
  console.error(`\n${error.output}\n\nThe set-up failed: ${error.message}. What it printed stands above.`);
}

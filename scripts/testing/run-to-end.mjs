import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a program, of JavaScript or TypeScript, to its end; a signal to us ends both.
 * @param {string} program
 * @param {{ cwd: string, longestMs?: number }} options after `longestMs` the program is ended, which is a failure
 * @returns {Promise<boolean>} whether it ended well
 */
export async function runToEnd(program, { cwd, longestMs }) {
  const child = spawn(process.execPath, ["--import", "tsx", program], { cwd, stdio: "inherit" });
  let stopped = false;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    stopped = true;
    child.kill(signal);
  };
  const tooLong = setTimeout(
    () => {
      console.error(`It has taken more than ${longestMs} ms, and is ended.`);
      child.kill("SIGTERM");
    },
    longestMs ?? 2 ** 31 - 1,
  );
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const [code] = await once(child, "exit");
  clearTimeout(tooLong);
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (stopped) process.exit(code ?? 1);
  return code === 0;
}

import { spawn } from "node:child_process";

/** A command of the set-up that ended badly, with everything it printed. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {string} ending
   * @param {string} output
   */
  constructor(command, ending, output) {
    super(`\`${command}\` ${ending}`);
    this.name = "CommandFailed";
    this.output = output;
  }
}

/**
 * Runs a program quietly to its end; what it prints is only shown when it fails.
 * @param {readonly [string, ...string[]]} command
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 * @returns {Promise<void>}
 */
export function runCommand([program, ...args], { cwd, env = process.env, signal }) {
  const shown = [program === process.execPath ? "node" : program, ...args].join(" ");
  return new Promise((resolve, reject) => {
    // SIGKILL, because npm answers a milder signal by installing on for a minute and then undoing it. Each step can start over.
    const child = spawn(program, args, { cwd, env, signal, killSignal: "SIGKILL", stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    const text = () => Buffer.concat(output).toString("utf8").trimEnd();
    // An aborted child reports the error at once; its end is waited for all the same, so that nothing is left running.
    child.on("error", (error) => {
      if (child.pid === undefined) reject(new CommandFailed(shown, `could not be started: ${error.message}`, text()));
    });
    child.on("close", (code, killedBy) => {
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new CommandFailed(shown, code === null ? `was ended by ${killedBy}` : `ended with ${code}`, text()));
    });
  });
}

import { spawn } from "node:child_process";

/** Debian's own come first: an older one may be in the way. */
const path = `/usr/bin:/bin:${process.env["PATH"] ?? ""}`;
const longest = 10 * 60_000;

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options] its environment has nothing of ours but what is given here
 * @returns {Promise<string>} what it wrote to its output
 */
export async function runTool(command, args, { env = {}, cwd } = {}) {
  const child = spawn(command, args, {
    env: { PATH: path, HOME: cwd ?? "/nonexistent", LANG: "C.UTF-8", ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: longest,
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (bytes) => {
    output += bytes;
  });
  child.stderr.on("data", (bytes) => {
    errors += bytes;
  });
  /** @type {number | string | null} */
  const status = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  if (status === 0) return output;
  const said = `${output.slice(-2000)}${errors.slice(-4000)}`;
  throw new Error(`${command} ${args.join(" ")}\nended with ${status}:\n${said}`);
}

/**
 * Whether a command is there and runs.
 * @param {string} command
 * @param {readonly string[]} args that make it tell its version
 */
export async function runs(command, args) {
  return await runTool(command, args).then(
    () => true,
    () => false,
  );
}

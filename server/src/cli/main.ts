import { CommanderError } from "commander";
import { errorLine } from "./error-line.js";
import type { Io } from "./io.js";
import { createProgram } from "./program.js";

/**
 * Runs one command.
 *
 * @param argv what stands behind `concordat`
 * @returns the exit code: 0 when it was done, 1 when it failed, 2 when it was not understood
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  try {
    await (await createProgram(io, argv)).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    // commander has said already what it did not understand
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { readFailure } = await import("./failure.js");
    const { sentences, details } = readFailure(error);
    if (argv.includes("--json")) io.stderr(errorLine(sentences));
    else for (const sentence of sentences) io.stderr(`${sentence}\n`);
    if (io.environment["LOG_LEVEL"] === "debug" && details) io.stderr(`${details}\n`);
    return 1;
  }
};

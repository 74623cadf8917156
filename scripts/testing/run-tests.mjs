import { closingLine, TallyReporter } from "./tally.mjs";

/**
 * Promises the closing line as the very last output of this process, however it ends, and an exit code that agrees with it:
 * 0 only when some test passed and nothing failed.
 */
export function promiseClosingLine() {
  const reporter = new TallyReporter();
  process.once("exit", (code) => {
    const tally = reporter.tally ?? { passed: 0, failed: 0, skipped: 0 };
    const nothingRan = reporter.tally !== undefined && tally.passed + tally.failed === 0;
    // A run that broke off outside of any test is a failure too.
    if (code !== 0 && tally.failed === 0 && !nothingRan) tally.failed = 1;
    if (nothingRan) console.log("No test ran.");
    if (nothingRan || tally.failed > 0) process.exitCode = code || 1;
    console.log(`\n${closingLine(tally)}`);
  });
  return reporter;
}

/**
 * Runs the tests in this process, with vitest's own command line arguments.
 * @param {readonly string[]} args
 * @param {TallyReporter} reporter
 * @param {readonly import("vitest/node").Reporter[]} others reporters beside those that the command line names
 */
export async function runTests(args, reporter, others = []) {
  process.env.NODE_ENV = "test"; // also where the shell says "production"
  try {
    const { parseCLI, startVitest } = await import("vitest/node");
    const { filter, options } = parseCLI(["vitest", "run", ...args]);
    // The command line's spelling of `reporters`, which the types leave out.
    const { reporter: shown = [], ...rest } = /** @type {typeof options & { reporter?: string[] }} */ (options);
    const reporters = [...(shown.length > 0 ? shown : ["default"]), ...others, reporter];
    const vitest = await startVitest("test", filter, { ...rest, reporters });
    await vitest.exit();
  } catch (error) {
    console.error(error); // here, because Node would print it below the closing line
    process.exit(1);
  }
}

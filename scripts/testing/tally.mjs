/**
 * How a test run went, in numbers.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests that failed or did not finish, and whatever else went wrong, one each
 * @property {number} skipped
 */

/**
 * A vitest reporter that counts. A file that does not load, a failed hook around a group of tests and an error outside of
 * any test count as one failure each: none of them is a failed test, and none may pass for a success.
 */
export class TallyReporter {
  /** @type {Tally | undefined} */
  tally;

  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const group of [module, ...module.children.allSuites()]) if (group.errors().length > 0) tally.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        tally[state === "pending" ? "failed" : state]++;
      }
    }
    this.tally = tally;
  }
}

/**
 * The last line of `npm test`.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

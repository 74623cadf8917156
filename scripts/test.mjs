import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm test`: sets up what is left to do, runs all tests (or those that the arguments name) and ends with a line such as
// "123 passed, 0 failed".
refuseOldNode();
endWithNpm();
void import("./setup/set-up.mjs").then(async ({ setUpOrExit }) => {
  const { promiseClosingLine, runTests } = await import("./testing/run-tests.mjs");
  const reporter = promiseClosingLine();
  await setUpOrExit();
  await runTests(process.argv.slice(2), reporter);
});

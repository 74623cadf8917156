import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run proof`: the long form of what `npm test` proves in short, and what takes too long for it. Like `npm test` it sets
// up what is left to do, takes vitest's arguments, and ends with a line such as "123 passed, 0 failed". Names pick some:
// `npm run proof -- kills`. What there is are the folders of proof/src.
refuseOldNode();
endWithNpm();
process.env.CONCORDAT_PROOF = "full";
void import("./setup/set-up.mjs").then(async ({ setUpOrExit }) => {
  const { promiseClosingLine, runTests } = await import("./testing/run-tests.mjs");
  const reporter = promiseClosingLine();
  await setUpOrExit();
  const { FiguresReporter } = await import("./proof/figures-reporter.mjs");
  await runTests(process.argv.slice(2), reporter, [new FiguresReporter()]);
});

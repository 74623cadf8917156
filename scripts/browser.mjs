import { relative } from "node:path";
import { findChecks } from "./browser/find-checks.mjs";
import { findChromium, howToGetChromium } from "./browser/find-chromium.mjs";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run browser`: sets up what is left to do, then runs every check that needs a browser (`*.browser.mjs`, `*.browser.ts`)
// as a program of its own, one after the other, and ends with a line such as "3 passed, 0 failed". Words pick some of
// them: `npm run browser -- docs`.
refuseOldNode();
endWithNpm();

/** What no check needs; one that has hung must not hold up the others for ever. */
const longestMs = 300_000;

void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  const all = findChecks(root).map((file) => relative(root, file));
  const wanted = process.argv.slice(2);
  const chosen = wanted.length === 0 ? all : all.filter((file) => wanted.some((word) => file.includes(word)));
  if (chosen.length === 0) {
    console.error(`No such check. There are: ${all.join(", ") || "none"}`);
    process.exit(1);
  }
  const chromium = findChromium();
  if (chromium === undefined) {
    console.error(howToGetChromium);
    process.exit(1);
  }
  await setUpOrExit();
  const { runToEnd } = await import("./testing/run-to-end.mjs");
  console.log(`${chosen.length} checks in ${chromium}`);

  let passed = 0;
  for (const file of chosen) {
    console.log(`\n--- ${file}`);
    const began = performance.now();
    const succeeded = await runToEnd(file, { cwd: root, longestMs });
    if (succeeded) passed += 1;
    console.log(`${succeeded ? "✔" : "✘"} ${file} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
  const failed = chosen.length - passed;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run examples`: sets up what is left to do, then runs every example (a folder with a `run.ts`) one after the other;
// fails when one fails. Names pick some of them: `npm run examples -- registration`.
refuseOldNode();
endWithNpm();
void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  const folder = join(root, "examples");
  const programOf = (/** @type {string} */ name) => join(folder, name, "run.ts");
  const names = readdirSync(folder).filter((name) => existsSync(programOf(name)));
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no example ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  await setUpOrExit();
  const { runToEnd } = await import("./testing/run-to-end.mjs");

  /** @type {string[]} */
  const failed = [];
  for (const name of wanted.length > 0 ? wanted : names) {
    console.log(`\n--- ${name}`);
    if (!(await runToEnd(programOf(name), { cwd: root }))) failed.push(name);
  }
  console.log(failed.length === 0 ? "\nAll examples ended well." : `\nFailed: ${failed.join(", ")}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run examples`: sets up what is left to do, then runs every example (a folder with a `run.ts`) one after the other;
// fails when one fails. Names pick some of them: `npm run examples -- registration`.
refuseOldNode();
endWithNpm();
void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  await setUpOrExit();
  const folder = join(root, "examples");
  const programOf = (/** @type {string} */ name) => join(folder, name, "run.ts");
  const names = readdirSync(folder).filter((name) => existsSync(programOf(name)));
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no example ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  const failed = (wanted.length > 0 ? wanted : names).filter((name) => {
    console.log(`\n--- ${name}`);
    const { status } = spawnSync(process.execPath, ["--import", "tsx", programOf(name)], {
      cwd: root,
      stdio: "inherit",
    });
    return status !== 0;
  });
  if (failed.length === 0) return console.log("\nAll examples ended well.");
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exitCode = 1;
});

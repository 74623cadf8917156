import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run bench`: sets up what is left to do, then takes every measurement in `bench`, one after the other so that none
// disturbs another. Names pick some of them: `npm run bench -- bundle-size`.
refuseOldNode();
void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  const folder = join(root, "bench");
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.mjs$/.exec(file)?.[1] ?? []);
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no measurement ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  await setUpOrExit();
  const failed = [];
  for (const name of wanted.length > 0 ? wanted : names) {
    console.log(`\n--- ${name}`);
    const { status, signal } = spawnSync(process.execPath, [join(folder, `${name}.mjs`)], { stdio: "inherit" });
    if (signal) process.exit(1);
    if (status !== 0) failed.push(name);
  }
  if (failed.length > 0) console.error(`\nFailed, or missed a goal: ${failed.join(", ")}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
});

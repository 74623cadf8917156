import { readFileSync, writeFileSync } from "node:fs";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run proof`: the long form of what `npm test` proves in short, and what takes too long for it. Like `npm test` it sets
// up what is left to do, takes vitest's arguments, and ends with a line such as "123 passed, 0 failed". Names pick some:
// `npm run proof -- kills`. `npm run proof -- --minutes 20` runs what fits into that time, and says what it leaves out.
// `npm run proof -- --record` writes down how long each took. proof/README.md says what there is.
refuseOldNode();
endWithNpm();
process.env.CONCORDAT_PROOF = "full";
void import("./setup/set-up.mjs").then(async ({ setUpOrExit }) => {
  const { promiseClosingLine, runTests } = await import("./testing/run-tests.mjs");
  const { choose, expectedSeconds, readMinutes } = await import("./proof/choose.mjs");
  const { FiguresReporter } = await import("./proof/figures-reporter.mjs");
  const reporter = promiseClosingLine();
  const table = new URL("../proof/durations.json", import.meta.url);
  /** @type {import("./proof/choose.mjs").Durations} */
  const durations = JSON.parse(readFileSync(table, "utf8"));
  const minutesOf = (/** @type {string} */ name) => `${name} (${((durations[name] ?? 0) / 60).toFixed(1)} min)`;

  const { minutes, rest } = readMinutes(process.argv.slice(2));
  const args = rest.filter((arg) => arg !== "--record");
  let closing;
  if (minutes !== undefined) {
    const { chosen, leftOut } = choose(durations, minutes * 60);
    const expected = Math.ceil(expectedSeconds(durations, chosen) / 60);
    console.log(`Runs ${chosen.length} of ${chosen.length + leftOut.length} proofs, in about ${expected} minutes.`);
    if (leftOut.length > 0) closing = `Left out for want of time: ${leftOut.map(minutesOf).join(", ")}.`;
    if (closing !== undefined) console.log(closing);
    if (chosen.length === 0) process.exit(1);
    args.push(...chosen.map((name) => `proof/src/${name}`));
  }

  await setUpOrExit();
  const record = (/** @type {Record<string, number>} */ seconds) => {
    const all = Object.entries({ ...durations, ...seconds }).sort(([one], [other]) => (one < other ? -1 : 1));
    writeFileSync(table, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  };
  const figures = new FiguresReporter({
    ...(closing !== undefined && { closing }),
    ...(rest.includes("--record") && { record }),
  });
  await runTests(args, reporter, [figures]);
});

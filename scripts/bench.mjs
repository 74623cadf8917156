import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run bench`: sets up what is left to do, then takes every measurement in `bench`, one after the other so that none
// disturbs another. Names pick some of them: `npm run bench -- bundle-size`. `--short` shows in little time that they run; its
// figures are rough. `--write` takes all of them and writes the tables of docs/performance.md and
// docs/production.md; nothing else should run on the machine.
refuseOldNode();
const words = process.argv.slice(2);
const [isShort, isWritten] = ["--short", "--write"].map((option) => words.includes(option));
const picked = words.filter((word) => !word.startsWith("--"));

void import("./setup/set-up.mjs").then(async ({ root, setUpOrExit }) => {
  const { benchNames, runBenches } = await import("./bench/run-benches.mjs");
  const names = benchNames();
  refuseWords(names);
  await setUpOrExit();
  const { describeMachine } = await import("./bench/machine.mjs");
  const machine = describeMachine();
  const outcomes = runBenches(picked.length > 0 ? picked : names, { isShort: isShort === true });
  if (isWritten) {
    const { figurePages, writeFigures } = await import("./bench/page.mjs");
    const pages = Object.fromEntries(figurePages.map((file) => [file, readFileSync(join(root, file), "utf8")]));
    for (const [file, page] of Object.entries(writeFigures(pages, outcomes, machine)))
      writeFileSync(join(root, file), page);
    console.log(`\nWritten to ${figurePages.join(" and ")}.`);
  }
  const missed = [...outcomes].flatMap(([name, { isMissed }]) => (isMissed ? [name] : []));
  if (missed.length > 0) console.error(`\nFailed, or missed a goal: ${missed.join(", ")}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
});

/** @param {readonly string[]} names */
function refuseWords(names) {
  const unknown = words.filter((word) => ![...names, "--short", "--write"].includes(word));
  let complaint;
  if (unknown.length > 0) complaint = `There is no measurement ${unknown.join(", ")}; there are ${names.join(", ")}.`;
  else if (isWritten && (isShort || picked.length > 0))
    complaint = "The page is written from one whole run: `--write` goes neither with names nor with `--short`.";
  if (complaint === undefined) return;
  console.error(complaint);
  process.exit(1);
}

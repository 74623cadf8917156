import { points } from "./openapi/points.js";

// `npm run openapi:check`: checks the committed description, and reports what is wrong. Numbers select some of the points: `npm run openapi:check -- 2 7`.
const wanted = process.argv.slice(2).map(Number);
const failed: number[] = [];

for (const [index, { title, faults }] of points.entries()) {
  const number = index + 1;
  if (wanted.length > 0 && !wanted.includes(number)) continue;
  const found = await faults();
  console.log(`${found.length === 0 ? "✓" : "✘"} ${String(number).padStart(2)}. ${title}`);
  for (const fault of found) console.error(`      ${fault.replaceAll("\n", "\n      ")}`);
  if (found.length > 0) failed.push(number);
}

console.log(failed.length === 0 ? "\nThe description holds." : `\nFailed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { contentFingerprint, filesUnder } from "./setup/fingerprint.mjs";

// `npm run check-generated`: generates everything anew; whatever changes by that was out of date, or not reproducible.
// All files are compared, not a list of generated ones, so that a new generator is covered from its first day.
const root = fileURLToPath(new URL("..", import.meta.url));
const ignored = /(^|\/)(\.git|\.cache|\.concordat|node_modules|dist|coverage)(\/|$)|^server\/src\/generated\//;
const places = [
  "contract",
  "sdk",
  "server",
  "examples",
  "prisma",
  "docs",
  "bench",
  "scripts",
  "openapi.json",
  "openapi-3.0.json",
];

const before = snapshot();
execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
const after = snapshot();

const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
for (const file of changed) console.error(`✘ ${file} was not what \`npm run generate\` writes; it is now`);
process.exitCode = changed.length > 0 ? 1 : 0;

function snapshot() {
  const files = filesUnder(root, places, (file) => !ignored.test(file));
  return new Map(files.map((file) => [file, contentFingerprint(root, [file])]));
}

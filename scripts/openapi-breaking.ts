import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { breakingChanges } from "./openapi/breaking/operations.js";
import type { Node } from "./openapi/document.js";

// `npm run openapi:breaking`: compares the committed description with that of the last release (the newest tag `v…` before
// this commit), and fails by naming what would break its users. `npm run openapi:breaking -- v1.2.0` takes another.
const root = fileURLToPath(new URL("..", import.meta.url));

const git = (...args: string[]): string =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 2 ** 26 });

const lastRelease = (): string | undefined => {
  try {
    return git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*").trim();
  } catch {
    return undefined;
  }
};

const release = process.argv[2] ?? lastRelease();
if (release === undefined) {
  console.log("There is no release yet (no tag v…): the description is compared with nothing.");
} else {
  const released = JSON.parse(git("show", `${release}:openapi.json`)) as Node;
  const committed = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8")) as Node;
  const faults = breakingChanges(released, committed);
  for (const fault of faults) console.error(`✘ ${fault}`);
  if (faults.length === 0) console.log(`✓ Nothing that clients of ${release} rely on is broken.`);
  else
    console.error(
      `${faults.length} changes since ${release} break clients: take them back, or release a new major version.`,
    );
  process.exitCode = faults.length > 0 ? 1 : 0;
}

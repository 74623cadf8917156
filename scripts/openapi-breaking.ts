import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBase } from "./openapi/breaking/base.js";
import { breakingChanges } from "./openapi/breaking/operations.js";
import type { Node } from "./openapi/document.js";

// `npm run openapi:breaking`: compares the description with that of the last release (the newest tag `v…` before this commit),
// and fails with a list of breaking changes. Without a release it compares with the description before the last change, and only
// reports. `npm run openapi:breaking -- v1.2.0` takes another commit or tag.
const root = fileURLToPath(new URL("..", import.meta.url));

const base = findBase(root, process.argv[2]);
if (base === undefined) {
  console.log("There is neither a release (no tag v…) nor an older description to compare with.");
} else {
  console.log(`Compared with ${base.name}.`);
  const show = ["show", `${base.commit}:openapi.json`];
  const before = JSON.parse(execFileSync("git", show, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 })) as Node;
  const now = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8")) as Node;
  const faults = breakingChanges(before, now);
  for (const fault of faults) console.error(`✘ ${fault}`);
  if (faults.length === 0) console.log("✓ Nothing that its clients rely on is broken.");
  else if (base.isPromise)
    console.error(`${faults.length} changes since then break clients: take them back, or release a new major version.`);
  else
    console.log(
      `${faults.length} changes since then would break clients. Nothing is promised before the first release.`,
    );
  process.exitCode = faults.length > 0 && base.isPromise ? 1 : 0;
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOfContents } from "./packages/contents.mjs";
import { useInFreshProject } from "./packages/fresh-project.mjs";
import { pack } from "./packages/packed.mjs";

// `npm run check-packages`: packs what would be published and looks at it with the eyes of those who install it.
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const folder = mkdtempSync(join(tmpdir(), "packages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const workspaces = ["contract", "sdk", "server"];
const license = readFileSync(join(root, "LICENSE"), "utf8");
const bin = (/** @type {string} */ name) => join(root, "node_modules", ".bin", name);
/** @type {string[]} */
const faults = [];

for (const [index, packed] of pack(root, workspaces, folder).entries()) {
  const workspace = join(root, workspaces[index] ?? "");
  const manifest = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8"));
  console.log(`${packed.name}: ${packed.files.length} files`);

  if (!packed.files.some((file) => file.endsWith(".js"))) faults.push(`${packed.name}: nothing is built`);
  for (const fault of faultsOfContents(workspace, packed.files, { license, root }))
    faults.push(`${packed.name}: ${fault}`);
  passes(packed.name, bin("publint"), ["run", packed.tarball, "--strict"]);
  passes(packed.name, bin("attw"), [packed.tarball, "--profile", "esm-only", "--no-definitely-typed", "--no-color"]);

  if (packed.name === "@concordat/sdk") {
    const needs = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    if (needs.length > 0) faults.push(`${packed.name}: depends on ${needs.join(", ")}, and shall need nothing`);
    else useInFreshProject(root, join(folder, "fresh"), packed, entryPoints(manifest));
  }
}

for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
function passes(name, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  faults.push(`${name}: ${basename(command)} is not content (above)`);
}

/** @param {{ name: string, exports: Record<string, unknown> }} manifest */
function entryPoints({ name, exports }) {
  return Object.keys(exports).map((entry) => name + entry.slice(1));
}

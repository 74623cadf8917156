import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { useAlone } from "./packages/alone.mjs";
import { faultsOfContents } from "./packages/contents.mjs";
import { startLocalApi } from "./packages/local-api.mjs";
import { pack } from "./packages/packed.mjs";
import { useTogether } from "./packages/together.mjs";

// `npm run check-packages`: packs what would be published and looks at it with the eyes of those who install it.
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const folder = mkdtempSync(join(tmpdir(), "packages-"));
chmodSync(folder, 0o755); // the server started from here runs its database as somebody else when we are root
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const workspaces = ["contract", "sdk", "server"];
const license = readFileSync(join(root, "LICENSE"), "utf8");
const bin = (/** @type {string} */ name) => join(root, "node_modules", ".bin", name);
let faults = 0;

const packages = pack(root, workspaces, folder);
for (const [index, packed] of packages.entries()) {
  console.log(`\n${packed.name}: ${packed.files.length} files`);
  const found = faultsOfContents(join(root, workspaces[index] ?? ""), packed.files, { license, root });
  if (!packed.files.some((file) => file.endsWith(".js"))) found.push("nothing is built");
  report("contents", found);
  report("publint", verdictOf("publint", ["run", packed.tarball, "--strict"]));
  // The rule left out speaks of a Node that cannot require ES modules; the oldest of ours can, which is tried below.
  const rules = ["--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm"];
  const attw = [packed.tarball, ...rules, "--no-definitely-typed", "--no-color"];
  report("are the types wrong", verdictOf("attw", attw));
}

const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const versions = (/** @type {string} */ name) => devDependencies[name];
const tarballs = Object.fromEntries(packages.map(({ name, tarball }) => [name, tarball]));
const api = await startLocalApi();
const checks = { root, folder, tarballs, versions, url: api.url, report };
console.log("\n@concordat/sdk alone in an empty project");
await useAlone(checks);
console.log("\nAll packages in one project");
await useTogether(checks);
await api.close();

console.log(faults === 0 ? "\nThe packages are in order." : `\n${faults} faults in the packages.`);
process.exitCode = faults > 0 ? 1 : 0;

/**
 * @param {string} what was looked at
 * @param {readonly string[]} found what is wrong with it
 */
function report(what, found) {
  console.log(`${found.length === 0 ? "✔" : "✘"} ${what}`);
  for (const fault of found) console.log(`    ${fault.replaceAll("\n", "\n    ")}`);
  faults += found.length;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function verdictOf(command, args) {
  const { status, stdout, stderr } = spawnSync(bin(command), args, { encoding: "utf8" });
  return status === 0 ? [] : [`${basename(command)} is not content:\n${stdout}${stderr}`];
}

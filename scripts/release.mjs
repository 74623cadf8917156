import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pack } from "./packages/packed.mjs";
import { changelogSection } from "./release/changelog-section.mjs";
import { writeChecksums } from "./release/checksums.mjs";
import { buildContainer } from "./release/container.mjs";
import { nodesAtHand } from "./release/nodes-at-hand.mjs";
import { readProvenance } from "./release/provenance.mjs";
import { writeBillOfMaterials } from "./release/sbom.mjs";
import { stagePackage } from "./release/stage.mjs";
import { tryNpx } from "./release/try-npx.mjs";

// `npm run release`: everything that a release publishes, made and tried, in one folder. It publishes nothing.
// `--draft` takes what is not committed and what stands under "Unreleased"; `--quick` tries this Node alone and builds no image.
const { values: options } = parseArgs({
  options: { draft: { type: "boolean" }, quick: { type: "boolean" }, output: { type: "string" } },
});
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const isDraft = options.draft === true;
const workspaces = ["contract", "sdk", "server"];

const provenance = readProvenance(root, { isDraft });
const { version, commit } = provenance;
const output = options.output ?? join(root, ".artifacts", `release-${version}`);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const work = mkdtempSync(join(tmpdir(), "release-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

console.log(`Concordat ${version}, commit ${commit}${isDraft ? ", a draft" : ""}`);
for (const sentence of provenance.remarks) console.log(`- ${sentence}`);

writeFileSync(join(output, "CHANGES.md"), changelogSection(root, version, { isDraft }));
console.log("✔ changelog section");

const packed = pack(root, workspaces, work);
const tarballs = workspaces.map((workspace, index) => {
  const { tarball } = packed[index] ?? { tarball: "" };
  const own = join(work, "stages", workspace);
  // the server starts by its tarball alone, also where nothing of ours is published
  const bundled = workspace === "server" ? [packed[workspaces.indexOf("contract")]?.tarball ?? ""] : [];
  return stagePackage({ tarball, folder: own, workspace, bundled, provenance, output });
});
for (const tarball of tarballs) console.log(`✔ ${basename(tarball)}`);

for (const workspace of workspaces) {
  const file = writeBillOfMaterials(root, workspace, output);
  console.log(`✔ ${basename(file.path)}: ${file.components} components`);
}
const checksums = writeChecksums(output);
console.log(`✔ ${basename(checksums)}`);

let faults = 0;
const server = tarballs[workspaces.indexOf("server")] ?? "";
for (const { version: nodeVersion, path, reason } of nodesAtHand(work, { isQuick: options.quick === true })) {
  if (path === undefined) {
    console.log(`- Node ${nodeVersion}: not tried, ${reason}`);
    continue;
  }
  const found = await tryNpx({ node: path, tarball: server, folder: join(work, `npx-${nodeVersion}`) });
  console.log(
    `${found.length === 0 ? "✔" : "✘"} npx --package=${basename(server)} concordat start, in an empty folder, Node ${nodeVersion}`,
  );
  for (const fault of found) console.log(`    ${fault.replaceAll("\n", "\n    ")}`);
  faults += found.length;
}

const image = options.quick ? { built: false, reason: "the quick form leaves it out" } : buildContainer(root, version);
console.log(image.built ? `✔ container image concordat:${version}` : `- container image: not built, ${image.reason}`);

console.log(faults === 0 ? `\nAll is in ${output}. docs/releasing.md says what to do with it.` : `\n${faults} faults.`);
process.exitCode = faults > 0 ? 1 : 0;

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where npm lists what it knows of the machine or of the project around a package. */
const reference = (/** @type {string} */ name, /** @type {string} */ version) => `${name}@${version}`;

/**
 * Writes the bill of materials of a package in CycloneDX: what is installed with it, on every platform, as the lock file has it.
 * @param {string} root
 * @param {string} workspace
 * @param {string} output
 * @returns {{ path: string, components: number }}
 */
export function writeBillOfMaterials(root, workspace, output) {
  const { name, version, description, license } = JSON.parse(
    readFileSync(join(root, workspace, "package.json"), "utf8"),
  );
  const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--omit", "dev", "--package-lock-only"];
  const text = execFileSync("npm", [...args, "--workspace", name], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 2 ** 26,
  });
  const bill = JSON.parse(text);
  const own = reference(name, version);
  // npm names the project around the packages: a reader wants to know what the package needs
  bill.metadata.component = {
    "bom-ref": own,
    type: "library",
    name,
    version,
    description,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    licenses: [{ license: { id: license } }],
  };
  bill.components = bill.components.filter((/** @type {{ "bom-ref": string }} */ each) => each["bom-ref"] !== own);
  const known = new Set([own, ...bill.components.map((/** @type {{ "bom-ref": string }} */ each) => each["bom-ref"])]);
  bill.dependencies = bill.dependencies.filter((/** @type {{ ref: string }} */ { ref }) => known.has(ref));
  const path = join(output, `${name.slice(1).replace("/", "-")}-${version}.cdx.json`);
  writeFileSync(path, `${JSON.stringify(bill, undefined, 2)}\n`);
  return { path, components: bill.components.length };
}

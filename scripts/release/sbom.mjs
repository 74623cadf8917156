import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A bill of materials in CycloneDX, as far as this reads it.
 * @typedef {object} Bill
 * @property {{ component: object }} metadata
 * @property {{ "bom-ref": string, name: string }[]} components
 * @property {{ ref: string, dependsOn: string[] }[]} dependencies
 */

/**
 * Everything that a package leads to.
 * @param {ReadonlyMap<string, readonly string[]>} edges
 * @param {readonly string[]} starts
 */
const reachable = (edges, starts) => {
  const found = new Set(starts);
  for (const ref of found) for (const next of edges.get(ref) ?? []) found.add(next);
  return found;
};

/**
 * Whether a package leaves another to its users, of each package in a lock file: it is in use where they have it, and does not come
 * along.
 * @param {{ packages: Record<string, { version?: string, peerDependenciesMeta?: Record<string, { optional?: boolean }> }> }} lock
 * @returns {(ref: string, name: string) => boolean}
 */
export const optionalPeersIn = ({ packages }) => {
  const optional = new Set(
    Object.entries(packages).flatMap(([path, { version, peerDependenciesMeta = {} }]) => {
      const ref = `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)}@${version}`;
      return Object.keys(peerDependenciesMeta).map((name) => `${ref} ${name}`);
    }),
  );
  return (ref, name) => optional.has(`${ref} ${name}`);
};

/** @param {string} ref */
const nameOf = (ref) => ref.slice(0, ref.lastIndexOf("@"));

/**
 * Keeps what comes with a package out of a bill of a whole project, and makes the package its subject.
 * @param {Bill} bill
 * @param {{ name: string, version: string, description: string, license: string, dependencies?: object, optionalDependencies?: object }} manifest
 * @param {(ref: string, name: string) => boolean} isOptionalPeer of `ref`
 * @returns {Bill}
 * @throws Error when something that the package depends on is not in the bill
 */
export function billOf(bill, manifest, isOptionalPeer) {
  const { name, version, description, license, dependencies, optionalDependencies } = manifest;
  const own = `${name}@${version}`;
  const needs = Object.keys({ ...dependencies, ...optionalDependencies });
  const comesAlong = (/** @type {string} */ ref) => (/** @type {string} */ next) => !isOptionalPeer(ref, nameOf(next));
  const edges = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn.filter(comesAlong(ref))]));
  // peers are what a package leaves to its users
  const direct = (edges.get(own) ?? []).filter((ref) => needs.includes(nameOf(ref)));
  const missing = needs.filter((each) => !direct.some((ref) => nameOf(ref) === each));
  if (missing.length > 0) throw new Error(`${name} depends on ${missing.join(", ")}, which the bill lacks.`);
  const kept = reachable(edges, direct);
  const component = {
    "bom-ref": own,
    type: "library",
    name,
    version,
    description,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    licenses: [{ license: { id: license } }],
  };
  return {
    ...bill,
    metadata: { ...bill.metadata, component },
    components: bill.components.filter((each) => kept.has(each["bom-ref"])),
    dependencies: [
      { ref: own, dependsOn: direct },
      ...[...kept].map((ref) => ({ ref, dependsOn: edges.get(ref) ?? [] })),
    ],
  };
}

/**
 * Writes the bill of materials of a package in CycloneDX: what is installed with it, on every platform, as the lock file has it.
 * @param {string} root
 * @param {string} workspace
 * @param {string} output
 * @returns {{ path: string, components: number }}
 */
export function writeBillOfMaterials(root, workspace, output) {
  const manifest = JSON.parse(readFileSync(join(root, workspace, "package.json"), "utf8"));
  const { name, version } = manifest;
  // `--omit dev` would leave out what the project around the packages needs for its development as well
  const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--package-lock-only"];
  const text = execFileSync("npm", [...args, "--workspace", name], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 2 ** 26,
  });
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const bill = billOf(JSON.parse(text), manifest, optionalPeersIn(lock));
  const path = join(output, `${name.slice(1).replace("/", "-")}-${version}.cdx.json`);
  writeFileSync(path, `${JSON.stringify(bill, undefined, 2)}\n`);
  return { path, components: bill.components.length };
}

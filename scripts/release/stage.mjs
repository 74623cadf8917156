import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} tarball @param {string} folder */
const unpack = (tarball, folder) => {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
};

/**
 * @param {string} folder
 * @returns {{ name: string, dependencies?: Record<string, string> }}
 */
const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/**
 * Packs a package anew, with what it was made from in its `package.json`.
 * @param {object} given
 * @param {string} given.tarball as `npm pack` made it
 * @param {string} given.folder to unpack it in
 * @param {string} given.workspace where it lies in the repository
 * @param {readonly string[]} given.bundled tarballs of packages that it brings along
 * @param {import("./provenance.mjs").Provenance} given.provenance
 * @param {string} given.output
 * @returns {string} the new tarball
 */
export function stagePackage({ tarball, folder, workspace, bundled, provenance, output }) {
  unpack(tarball, folder);
  const brought = bundled.map((each, index) => {
    const unpacked = join(folder, "..", `${workspace}-bundled-${index}`);
    unpack(each, unpacked);
    const manifest = manifestIn(unpacked);
    unpack(each, join(folder, "node_modules", manifest.name));
    return manifest;
  });
  const file = join(folder, "package.json");
  const { commit, repository } = provenance;
  const own = manifestIn(folder);
  // npm does not install what a bundled package depends on
  const dependencies = Object.assign({}, ...brought.map((each) => each.dependencies), own.dependencies);
  const manifest = {
    ...own,
    dependencies,
    ...(repository && { repository: { type: "git", url: repository, directory: workspace } }),
    gitHead: commit,
    ...(brought.length > 0 && { bundleDependencies: brought.map(({ name }) => name) }),
  };
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", output];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: folder, encoding: "utf8" }));
  return join(output, filename);
}

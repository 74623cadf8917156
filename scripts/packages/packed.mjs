import { execFileSync } from "node:child_process";
import { join } from "node:path";

/**
 * A workspace as it would be published.
 * @typedef {object} Packed
 * @property {string} name
 * @property {string} tarball
 * @property {string[]} files
 */

/**
 * Packs workspaces as `npm publish` would.
 * @param {string} root
 * @param {readonly string[]} workspaces
 * @param {string} destination
 * @returns {Packed[]}
 */
export function pack(root, workspaces, destination) {
  const which = workspaces.flatMap((workspace) => ["--workspace", workspace]);
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", destination, ...which];
  const output = execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  /** @type {{ name: string, filename: string, files: { path: string }[] }[]} */
  const packed = JSON.parse(output);
  return packed.map(({ name, filename, files }) => ({
    name,
    tarball: join(destination, filename),
    files: files.map(({ path }) => path),
  }));
}

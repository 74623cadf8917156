import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Every check in a browser below a folder, in the order of their names; nothing of what is installed, built or hidden.
 * @param {string} folder
 * @returns {string[]}
 */
export function findChecks(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /^(\.|node_modules$|dist$)/.test(entry.name) ? [] : findChecks(path);
      return /\.browser\.(mjs|ts)$/.test(entry.name) ? [path] : [];
    });
}

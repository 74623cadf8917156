import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const name = "SHA256SUMS";

/**
 * Writes the checksums of all files of a folder in the form that `sha256sum --check` reads.
 * @param {string} folder
 * @returns {string} the file
 */
export function writeChecksums(folder) {
  const files = readdirSync(folder).filter((file) => file !== name);
  const lines = files.sort().map((file) => {
    const digest = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
    return `${digest}  ${file}\n`;
  });
  const path = join(folder, name);
  writeFileSync(path, lines.join(""));
  return path;
}

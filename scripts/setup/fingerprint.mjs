import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The files at and under `paths`, sorted, relative to `root` with forward slashes. Paths that do not exist are left out.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [wanted]
 * @returns {string[]}
 */
export function filesUnder(root, paths, wanted = () => true) {
  const found = new Set();
  for (const path of paths) {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const files = stat.isDirectory()
      ? readdirSync(join(root, path), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) =>
            relative(root, join(entry.parentPath ?? entry.path, entry.name))
              .split(sep)
              .join("/"),
          )
      : [path];
    for (const file of files) if (wanted(file)) found.add(file);
  }
  return [...found].sort();
}

/**
 * A hash over the names and contents of files: what a step reads. Independent of time stamps, which a checkout changes.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function contentFingerprint(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * A hash over the names, sizes and times of files: what a step wrote. Cheaper than reading them, and it notices any rewrite.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function writtenFingerprint(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest("hex");
}

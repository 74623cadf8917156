import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** Around the sizes at which something else happens: inline or a file, one chunk or two, one part or two. */
const sizes = [0, 1, ...[16 * kibibyte, 64 * kibibyte, 5 * mebibyte].flatMap((size) => [size - 1, size, size + 1])];

/** Names that files may have, and that a server confuses which decodes keys twice or writes them into XML as they are. */
const names = [
  "plain.txt",
  "with spaces  and more.txt",
  "a+b.txt",
  "100%.txt",
  "%41%2F.txt",
  "folder/folder/file.txt",
  "...three dots",
  "-dash",
  "a&b=c;d#e?f.txt",
  "<a>&amp;\"'.xml",
  "é-ü-ß.txt",
  "e\u0301.txt",
  "😀/👩‍👩‍👧‍👦.txt",
  "$!'()*,:=@[]{}^~.txt",
  `${"long/".repeat(160)}name.txt`,
];

/**
 * Writes files of all sizes and names into a folder.
 * @param {string} folder
 * @param {{ large?: boolean, plainNames?: boolean }} [which] large: one of 300 MiB too; plainNames: no hostile names
 */
export async function writeFiles(folder, { large = false, plainNames = false } = {}) {
  for (const size of sizes) await write(join(folder, "sizes", `${size}.bin`), size);
  if (!plainNames) for (const [index, name] of names.entries()) await write(join(folder, "names", name), 100 + index);
  if (!large) return;
  const file = join(folder, "sizes", "large.bin");
  for (let written = 0; written < 300; written += 10) await appendFile(file, randomBytes(10 * mebibyte));
}

/** @param {string} file @param {number} size */
async function write(file, size) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, randomBytes(size));
}

/**
 * The SHA-256 of every file in a folder, by its path.
 * @param {string} folder
 * @returns {Promise<Map<string, string>>}
 */
export async function hashesOf(folder) {
  const entries = await readdir(folder, { recursive: true });
  /** @type {Map<string, string>} */
  const hashes = new Map();
  for (const name of entries.sort()) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const hash = createHash("sha256");
    for await (const bytes of createReadStream(path)) hash.update(bytes);
    hashes.set(relative(folder, path), hash.digest("hex"));
  }
  return hashes;
}

/**
 * Throws unless two folders hold the same files with the same bytes.
 * @param {string} expected
 * @param {string} actual
 */
export async function compareFolders(expected, actual) {
  const [wanted, found] = await Promise.all([hashesOf(expected), hashesOf(actual)]);
  const faults = [
    ...[...wanted].filter(([name, hash]) => found.get(name) !== hash).map(([name]) => `missing or changed: ${name}`),
    ...[...found.keys()].filter((name) => !wanted.has(name)).map((name) => `too much: ${name}`),
  ];
  if (wanted.size === 0) faults.push("nothing was compared");
  if (faults.length > 0) throw new Error(`${actual} is not as ${expected}:\n  ${faults.join("\n  ")}`);
}

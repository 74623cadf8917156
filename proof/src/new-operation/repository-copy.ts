import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const workspaces = ["contract", "sdk", "server", "examples", "proof"];
const leftOut = new Set([".git", ".cache", ".concordat", "node_modules"]);

/** A copy of this repository in a temporary folder, in which files can be changed. */
export interface RepositoryCopy {
  readonly folder: string;
  /**
   * Inserts text into a file.
   *
   * @param path from the root of the repository
   * @param before what the text is inserted before; the file must have it exactly once
   * @throws when the file has it not at all, or more than once
   */
  insert(path: string, before: RegExp, text: string): void;
  read(path: string): string;
  write(path: string, text: string): void;
  /** The files that were changed or added, in the order in which they were. */
  written(): readonly string[];
  remove(): void;
}

/** Links to the installed packages; links between the workspaces lead to the copy. */
const linkPackages = (from: string, to: string): void => {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === "@concordat") {
      mkdirSync(join(to, name));
      for (const workspace of readdirSync(join(from, name))) {
        symlinkSync(readlinkSync(join(from, name, workspace)), join(to, name, workspace));
      }
    } else if (!name.startsWith(".v")) {
      // vitest's caches belong to one repository
      symlinkSync(join(from, name), join(to, name));
    }
  }
};

/** Copies the repository, what was built included, so that little has to be built again. */
export const copyRepository = (): RepositoryCopy => {
  const folder = mkdtempSync(join(tmpdir(), "concordat-copy-"));
  cpSync(root, folder, { recursive: true, preserveTimestamps: true, filter: (path) => !leftOut.has(basename(path)) });
  for (const workspace of ["", ...workspaces]) {
    linkPackages(join(root, workspace, "node_modules"), join(folder, workspace, "node_modules"));
  }
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const written = new Set<string>();
  const write = (path: string, text: string) => {
    written.add(path);
    writeFileSync(join(folder, path), text);
  };
  return {
    folder,
    read,
    write,
    written: () => [...written],
    insert: (path, before, text) => {
      const places = [...read(path).matchAll(new RegExp(before, "gm"))];
      if (places.length !== 1) throw new Error(`${path} has ${places.length} times: ${before}`);
      const at = places[0]?.index ?? 0;
      write(path, read(path).slice(0, at) + text + read(path).slice(at));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

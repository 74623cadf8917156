import { readFile, stat, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { faultCode } from "./files.js";

interface LibraryLink {
  /** The library's file; both paths start at the package's root. */
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links by which the programs know their libraries: npm packages cannot carry links, and the script that makes
 * them at installation does not run everywhere. False where links are missing and the folder cannot be written.
 */
export async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    const path = join(native, "..", target);
    try {
      await stat(path);
    } catch {
      const linked = await symlink(basename(source), path).then(
        () => true,
        (error: unknown) => faultCode(error) === "EEXIST",
      );
      if (!linked) return false;
    }
  }
  return true;
}

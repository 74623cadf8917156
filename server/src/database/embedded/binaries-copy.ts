import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DatabaseStartError } from "../database-start-error.js";
import { type Account, closedFolder, runsAsRoot } from "./account.js";
import { linkLibraries } from "./library-links.js";

/**
 * Copies PostgreSQL's programs, 60 MB, to a cache folder: needed where node_modules is closed to the account that runs
 * them (a project in the home of root), or can neither hold the links of the libraries nor has them.
 */
export async function copyBinaries(native: string, version: string, account: Account | undefined): Promise<string> {
  let cause: unknown;
  for (const cache of cacheFolders()) {
    const place = join(cache, `postgres-${version}-${process.platform}-${process.arch}`);
    try {
      // the mode apart, since the umask cuts mkdir's
      if (await mkdir(cache, { recursive: true })) await chmod(cache, 0o755);
      if (account && (await closedFolder(cache, account))) continue;
      if (await isOurs(place)) return join(place, "native");
      const draft = await mkdtemp(`${place}.`);
      try {
        await cp(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
        await openToAll(draft);
        await linkLibraries(join(draft, "native"));
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { recursive: true, force: true });
        // another server made the same copy meanwhile
        if (!(await isOurs(place))) throw error;
      }
      return join(place, "native");
    } catch (error) {
      cause = error;
    }
  }
  throw new DatabaseStartError(
    `PostgreSQL's programs in ${native} cannot be used from there and could not be copied to ${cacheFolders().join(" or ")}: move the project to a folder that every user can read.`,
    { cause },
  );
}

function cacheFolders(): string[] {
  const chosen = process.env["XDG_CACHE_HOME"];
  const user = process.getuid?.() ?? basename(homedir());
  const usual = runsAsRoot() ? "/var/cache" : join(homedir(), ".cache");
  return [join(chosen || usual, "concordat"), join(tmpdir(), `concordat-${user}`)];
}

/** In a folder that others can write to, somebody else's programs might lie under our name: those are not run. */
async function isOurs(place: string): Promise<boolean> {
  for (const path of [join(place, ".."), place]) {
    const found = await stat(path).catch(() => undefined);
    if (!found) return false;
    if (process.getuid && found.uid !== process.getuid()) return refuse(path);
    if (process.platform !== "win32" && found.mode & 0o022) return refuse(path);
  }
  return true;
}

function refuse(path: string): never {
  throw new DatabaseStartError(`The folder ${path} belongs to somebody else or can be written by others.`);
}

async function openToAll(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

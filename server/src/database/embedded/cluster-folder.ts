import { access, chmod, constants, mkdir, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseStartError } from "../database-start-error.js";
import { type Account, closedFolder, databaseAccount, runsAsRoot } from "./account.js";
import { faultCode, folderFault, giveTo, statIfPresent } from "./files.js";

/** Where the embedded database lies, and as whom and how it is reached there. */
export interface ClusterFolder {
  readonly dataDir: string;
  /** PostgreSQL's own folder, `postgres` in the data folder. */
  readonly path: string;
  readonly account: Account | undefined;
  /** Standard output and error of PostgreSQL. */
  readonly logFile: string;
  /** Some folder on the way is closed to the account: see `asSeenByPostgres`. */
  readonly hidden: boolean;
}

/** Makes the data folder where it is missing, and sees that we can work in it. */
export async function openClusterFolder(folder: string): Promise<ClusterFolder> {
  const dataDir = resolve(folder);
  try {
    // others may pass through a folder of root, since the database's account must; they cannot list it
    const made = await mkdir(dataDir, { recursive: true });
    if (made) await chmod(dataDir, runsAsRoot() ? 0o711 : 0o700);
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const path = join(await realpath(dataDir), "postgres");
    const account = await databaseAccount(path);
    const closed = account && (await closedFolder(await realpath(dataDir), account));
    if (closed && process.platform !== "linux") throw closedTo(account, dataDir, closed);
    return { dataDir, path, account, logFile: join(dataDir, "postgres.log"), hidden: closed !== undefined };
  } catch (error) {
    throw folderFault(dataDir, error);
  }
}

const closedTo = (account: Account, dataDir: string, closed: string): DatabaseStartError =>
  new DatabaseStartError(
    `The database runs as the user with id ${account.uid}, since PostgreSQL refuses root, and that user cannot reach ${dataDir}, because ${closed} is closed to others: set CONCORDAT_DATA_DIR to another folder.`,
  );

/**
 * How PostgreSQL names a folder that it is started in. Its account may be unable to get there by name (the home of root is
 * closed to others), but a process keeps the folder that it was started in, and Linux lets it name that one.
 */
export const asSeenByPostgres = (folder: ClusterFolder, path: string): string =>
  folder.hidden ? "/proc/self/cwd" : path;

/** Whether there is a cluster that our PostgreSQL can open. One that it cannot open is left as it is. */
export async function hasCluster({ dataDir, path, account }: ClusterFolder, major: string): Promise<boolean> {
  try {
    const folder = await statIfPresent(path);
    if (!folder) return false;
    const content = await readdir(path);
    if (content.length === 0) return false;
    if (!content.includes("PG_VERSION")) {
      throw new DatabaseStartError(`The folder ${path} holds something else than a database: move it away.`);
    }
    const found = (await readFile(join(path, "PG_VERSION"), "utf8")).trim();
    if (found !== major) throw otherMajor(dataDir, found, major);
    // copied back from a backup by root
    if (account && folder.uid === 0) await giveTo(account, path);
    return true;
  } catch (error) {
    throw faultCode(error) === "EACCES" ? await belongsToAnother(path, error) : folderFault(dataDir, error);
  }
}

/**
 * Refuses a data folder that has no database, and makes nothing there.
 *
 * @throws DatabaseStartError that says where it was looked for, and where the right folder may be
 */
export async function requireCluster(folder: string): Promise<void> {
  const dataDir = resolve(folder);
  const isMissing = (error: unknown) => ["ENOENT", "ENOTDIR"].includes(faultCode(error) ?? "");
  try {
    await stat(join(dataDir, "postgres"));
  } catch (error) {
    if (!isMissing(error)) throw folderFault(dataDir, error);
    throw new DatabaseStartError(
      `There is no database in ${dataDir}: run the command in the folder in which the server was started, or set CONCORDAT_DATA_DIR to its data folder, which its start prints. "concordat start" alone makes a database.`,
      { cause: error },
    );
  }
}

const otherMajor = (dataDir: string, found: string, major: string): DatabaseStartError =>
  new DatabaseStartError(
    `The data folder ${dataDir} was made by PostgreSQL ${found}, this Concordat brings PostgreSQL ${major}: nothing was changed; write a backup with the version of Concordat that made it (concordat db backup), and restore it in another folder (CONCORDAT_DATA_DIR) with a copy of its master.key.`,
  );

async function belongsToAnother(path: string, cause: unknown): Promise<DatabaseStartError> {
  const owner = await statIfPresent(path).catch(() => undefined);
  return new DatabaseStartError(
    `The database in ${path} belongs to the user with id ${owner?.uid ?? "unknown"}: run as that user or as root, or give the folder to the user with id ${process.getuid?.() ?? "unknown"}.`,
    { cause },
  );
}

/** The password of the server's role, kept with the cluster. */
export const passwordFile = (clusterPath: string): string => join(clusterPath, "concordat.password");

/** The password of the superuser, from initdb until the server's role is made. */
export const superuserPasswordFile = (clusterPath: string): string => join(clusterPath, "superuser.password");

/** Undefined where there is no such file. @throws what the system says when it cannot be read */
export async function readPasswordIfAny(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (faultCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

export async function readPassword({ path }: ClusterFolder): Promise<string> {
  try {
    return (await readFile(passwordFile(path), "utf8")).trim();
  } catch (error) {
    throw new DatabaseStartError(`The password of the database cannot be read from ${passwordFile(path)}.`, {
      cause: error,
    });
  }
}

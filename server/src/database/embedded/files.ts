import type { Stats } from "node:fs";
import { lchown, open, readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseStartError } from "../database-start-error.js";
import type { Account } from "./account-ids.js";

export const faultCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

export async function statIfPresent(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (faultCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Makes a rename or a new file survive a power cut. Windows neither needs nor permits it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function giveTo(account: Account, path: string): Promise<void> {
  await lchown(path, account.uid, account.gid);
  const below = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of below) await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
}

/** Less than PostgreSQL needs to write a lock file and its log. */
const NEXT_TO_NOTHING = 256 * 1024;

export async function diskIsFull(path: string): Promise<boolean> {
  const { bavail, bsize, ffree, files } = await statfs(path);
  return bavail * bsize < NEXT_TO_NOTHING || (files > 0 && ffree === 0);
}

export const diskFull = (dataDir: string, cause?: unknown): DatabaseStartError =>
  new DatabaseStartError(`The disk of the data folder ${dataDir} is full: free some space and start again.`, { cause });

/** Puts the operating system's refusal to touch the data folder into a sentence. */
export function folderFault(dataDir: string, error: unknown): unknown {
  const message = folderFaults[faultCode(error) ?? ""];
  if (faultCode(error) === "ENOSPC" || faultCode(error) === "EDQUOT") return diskFull(dataDir, error);
  return message ? new DatabaseStartError(message(dataDir, whoAmI()), { cause: error }) : error;
}

const whoAmI = (): string => (process.getuid ? `the user with id ${process.getuid()}` : "this user");

const notWritable = (dataDir: string, user: string): string =>
  `The data folder ${dataDir} cannot be read and written by ${user}: give it to that user or set CONCORDAT_DATA_DIR to another folder.`;

const broken = (dataDir: string): string =>
  `The disk of the data folder ${dataDir} cannot be read and written: the log of this system says why.`;

const folderFaults: Readonly<Record<string, (dataDir: string, user: string) => string>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EIO: broken,
  ESTALE: broken,
  EUCLEAN: broken,
  EROFS: (dataDir) =>
    `The data folder ${dataDir} lies on a disk that is mounted read-only: set CONCORDAT_DATA_DIR to another folder.`,
  ENOTDIR: (dataDir) => `The data folder ${dataDir} cannot be made, because a file is in its way.`,
  EEXIST: (dataDir) => `The data folder ${dataDir} cannot be made, because a file is in its way.`,
};

import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { statIfPresent } from "./files.js";

/** The user and group ids under which the database's processes run. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** What every Unix calls nobody. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Whom the database runs as: PostgreSQL refuses to run as root, so then it is the owner of the cluster's folder, or
 * nobody for a new one. Undefined for an ordinary user, whose own account it is.
 */
export async function databaseAccount(clusterFolder: string): Promise<Account | undefined> {
  if (!runsAsRoot()) return undefined;
  const owner = await statIfPresent(clusterFolder);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** The outermost folder on the way to `path` (itself included) which the account may not pass through, if there is one. */
export async function closedFolder(path: string, account: Account): Promise<string | undefined> {
  const parent = dirname(path);
  if (parent !== path) {
    const above = await closedFolder(parent, account);
    if (above) return above;
  }
  const { uid, gid, mode } = await stat(path);
  if (uid === account.uid) return mode & 0o100 ? undefined : path;
  if (gid === account.gid) return mode & 0o010 ? undefined : path;
  return mode & 0o001 ? undefined : path;
}

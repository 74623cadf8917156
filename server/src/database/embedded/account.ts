import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "./account-ids.js";
import { statIfPresent } from "./files.js";

export type { Account } from "./account-ids.js";

/** What every Unix calls nobody: many programs without rights of their own run as nobody, and could look into each other. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Whom the database runs as: PostgreSQL refuses to run as root, so then it is the owner of the cluster's folder, or for a
 * new one, and one that is nobody's, an id that nobody else has. Undefined for an ordinary user, whose own account it is.
 */
export async function databaseAccount(clusterFolder: string): Promise<Account | undefined> {
  if (!runsAsRoot()) return undefined;
  const owner = await statIfPresent(clusterFolder);
  if (owner && owner.uid !== 0 && owner.uid !== NOBODY.uid) return { uid: owner.uid, gid: owner.gid };
  return ownAccount(clusterFolder);
}

/** Ids that distributions set aside and give to nobody. */
const reserved = { first: 65_000, count: 534 } as const;

/** An id for the database of one folder; nobody where the system, as some containers do, has too few. */
async function ownAccount(clusterFolder: string): Promise<Account> {
  const taken = await knownIds();
  const start = createHash("sha256").update(clusterFolder).digest().readUInt32BE(0);
  for (let step = 0; step < reserved.count; step++) {
    const id = reserved.first + ((start + step) % reserved.count);
    if (!taken.has(id)) return (await isMapped(id)) ? { uid: id, gid: id } : NOBODY;
  }
  return NOBODY;
}

/** The ids of the system's list of users, and of its groups. */
async function knownIds(): Promise<ReadonlySet<number>> {
  const lists = await Promise.all(["/etc/passwd", "/etc/group"].map((file) => readFile(file, "utf8").catch(() => "")));
  return new Set(lists.flatMap((list) => list.split("\n").map((line) => Number(line.split(":")[2] || Number.NaN))));
}

/** Whether the id exists in a container that knows some of its system's ids only. */
async function isMapped(id: number): Promise<boolean> {
  const maps = await Promise.all(
    ["/proc/self/uid_map", "/proc/self/gid_map"].map((file) => readFile(file, "utf8").catch(() => "0 0 4294967295")),
  );
  return maps.every((map) =>
    map.split("\n").some((line) => {
      const [first = 0, , count = 0] = line.trim().split(/\s+/).map(Number);
      return first <= id && id < first + count;
    }),
  );
}

/** Whom initdb runs as: it demands an account of the system's list of users, and what it makes is given away afterwards. */
export async function initialiser(account: Account | undefined): Promise<Account | undefined> {
  return account && ((await knownIds()).has(account.uid) ? account : NOBODY);
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

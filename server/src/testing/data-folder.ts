import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import type { Account } from "../database/embedded/account.js";
import { postgresProcessesOf } from "../database/embedded/process.js";
import { startDatabaseProcess } from "./database-process.js";
import { killIfThere } from "./kill-if-there.js";
import { testRun } from "./test-run.js";

/** Some ordinary user of this machine, other than the one whom the database of root runs as. */
function anyUser(): Account {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [, , uid, gid] = line.split(":").map(Number);
    if (uid && gid && uid < 65_534) return { uid, gid };
  }
  throw new Error("This machine has no user but root and nobody.");
}

/** Whom a server may run as on this machine: root can play an ordinary user, but not the other way round. */
export const users: readonly { readonly name: string; readonly account: Account | undefined }[] =
  process.getuid?.() === 0
    ? [
        { name: "root", account: undefined },
        { name: "an ordinary user", account: anyUser() },
      ]
    : [{ name: "an ordinary user", account: undefined }];

export const isRoot = process.getuid?.() === 0;

/** An empty folder for the time of a test; what still runs in it at the end is ended. */
export async function temporaryDataFolder(account?: Account): Promise<string> {
  const parent = await openTemporaryFolder(account);
  const dataDir = join(parent, "data");
  onTestFinished(async () => {
    for (const pid of await postgresProcessesOf(join(dataDir, "postgres")).catch(() => [])) killIfThere(pid);
    await rm(parent, { recursive: true, force: true, maxRetries: 10 });
  });
  return dataDir;
}

const made = new Map<Account | undefined, Promise<string>>();

/** A data folder with a database that some earlier server of this user has made and stopped. */
export async function usedDataFolder(account?: Account): Promise<string> {
  const dataDir = await temporaryDataFolder(account);
  const pattern = made.get(account) ?? makePattern(account);
  made.set(account, pattern);
  // a copy is cheaper than another first start; with its owners
  await promisify(execFile)("cp", ["-a", await pattern, dataDir]);
  return dataDir;
}

async function makePattern(account: Account | undefined): Promise<string> {
  // it goes with the run, since other test files use it too
  const parent = await openTemporaryFolder(account, testRun("CONCORDAT_TEST_FOLDER"));
  const server = await startDatabaseProcess({ dataDir: join(parent, "data"), account });
  await server.close();
  return join(parent, "data");
}

async function openTemporaryFolder(account: Account | undefined, within = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(within, "concordat-folder-"));
  await chmod(folder, 0o755);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

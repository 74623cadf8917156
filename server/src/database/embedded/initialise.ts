import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { DatabaseStartError } from "../database-start-error.js";
import { initialiser } from "./account.js";
import type { Binaries } from "./binaries.js";
import { asSeenByPostgres, type ClusterFolder, superuserPasswordFile } from "./cluster-folder.js";
import { diskFull, diskIsFull, faultCode, folderFault, giveTo, syncFolder } from "./files.js";
import { SUPERUSER } from "./names.js";
import { isAlive } from "./process.js";
import { newPassword } from "./roles.js";
import { run } from "./run.js";

/** Drafts that this process works on: not to be taken for leftovers of an earlier one with the same id. */
const ownDrafts = new Set<string>();

/**
 * Makes a new cluster. It takes shape in a folder of its own, which then gets its name in one step: a start that is
 * killed halfway leaves only a draft, which the next one throws away, and of two first starts at once, one wins.
 */
export async function initialise(folder: ClusterFolder, binaries: Binaries, durable: boolean): Promise<void> {
  try {
    await removeDrafts(folder.dataDir);
    const draft = await mkdtemp(join(folder.dataDir, `postgres.draft-${process.pid}-`));
    ownDrafts.add(basename(draft));
    try {
      await fill(draft, folder, binaries, durable);
      await publish(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
      ownDrafts.delete(basename(draft));
    }
  } catch (error) {
    throw folderFault(folder.dataDir, error);
  }
}

async function fill(draft: string, folder: ClusterFolder, binaries: Binaries, durable: boolean): Promise<void> {
  const cluster = join(draft, "cluster");
  const password = join(draft, "password");
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(password, `${newPassword()}\n`, { mode: 0o600, flush: true });
  const maker = await initialiser(folder.account);
  if (maker) await giveTo(maker, draft).catch(noOtherUser);

  const seen = asSeenByPostgres(folder, cluster);
  const { status, output } = await run(binaries.initdb, {
    cwd: cluster,
    account: maker,
    args: [
      `--pgdata=${seen}`,
      // not by join(): that would shorten a path that leads through a link
      `--pwfile=${seen}/../password`,
      `--username=${SUPERUSER}`,
      "--auth=scram-sha-256",
      "--data-checksums",
      "--encoding=UTF8",
      // built into PostgreSQL: an upgrade of the system's locales cannot put an index out of order
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(durable ? [] : ["--no-sync"]),
    ],
  });
  if (status !== 0) {
    if (/No space left on device|Disk quota exceeded|File too large/.test(output) || (await diskIsFull(draft))) {
      throw diskFull(folder.dataDir, new Error(output));
    }
    if (/could not look up effective user ID/.test(output)) throw unknownUser(new Error(output));
    throw new DatabaseStartError(
      `The database in ${folder.path} could not be made: ${lastLine(output) ?? "initdb was ended"}.`,
      { cause: new Error(output) },
    );
  }
  await rename(password, superuserPasswordFile(cluster));
  if (folder.account) await giveTo(folder.account, cluster);
  await syncFolder(cluster);
}

async function publish(draft: string, { path, dataDir }: ClusterFolder): Promise<void> {
  try {
    await rename(join(draft, "cluster"), path);
  } catch (error) {
    // another start was faster: its cluster it is
    if (faultCode(error) === "ENOTEMPTY" || faultCode(error) === "EEXIST") return;
    throw error;
  }
  await syncFolder(dataDir);
}

async function removeDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const maker = /^postgres\.draft-(\d+)-/.exec(name)?.[1];
    if (!maker || ownDrafts.has(name)) continue;
    // an id like ours is that of an earlier process: containers count anew at each start
    if (Number(maker) !== process.pid && isAlive(Number(maker))) continue;
    // its initdb may still be at work; then the next start gets rid of what it leaves
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

function noOtherUser(error: unknown): never {
  throw new DatabaseStartError(
    "PostgreSQL refuses to run as root, and root may not use another account here: run as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
    { cause: error },
  );
}

const unknownUser = (cause: Error): DatabaseStartError =>
  new DatabaseStartError(
    "PostgreSQL makes no database for a user who is not in the system's list of users (/etc/passwd): run as one who is, or set DATABASE_URL to a PostgreSQL server of your own.",
    { cause },
  );

/** What initdb complained of, without its name in front. */
const lastLine = (output: string): string | undefined =>
  output
    .split("\n")
    .filter((line) => /error:|FATAL:|PANIC:/.test(line))
    .at(-1)
    ?.replace(/^.*?(error|FATAL|PANIC):\s*/, "");

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseStartError } from "../database-start-error.js";
import { type Binaries, cannotRun } from "./binaries.js";
import { asSeenByPostgres, type ClusterFolder } from "./cluster-folder.js";
import { faultCode, folderFault } from "./files.js";
import { clusterName, isAlive, isPostgresOf, postgresProcessesOf } from "./process.js";
import { asAccount, run } from "./run.js";
import { serverArguments } from "./settings.js";
import { explainFailure, openLog, readLogFrom } from "./start-failure.js";

/** PostgreSQL's first process, as its lock file `postmaster.pid` tells of it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const POLL_MS = 4;
/** Recovery after a crash reads 256 MB at most; a slow disk needs its time for that. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;

/** The PostgreSQL of this folder, if one runs and takes connections. "starting" also when it is about to stop. */
export async function runningPostmaster({ path }: ClusterFolder): Promise<Postmaster | "starting" | undefined> {
  const file = await readLockFile(path);
  if (!file || !(await isPostgresOf(path, file.pid))) return undefined;
  return file.ready && file.port ? { pid: file.pid, port: file.port } : "starting";
}

async function readLockFile(path: string): Promise<{ pid: number; port: number; ready: boolean } | undefined> {
  try {
    const [pid, , , port, , , , state] = (await readFile(join(path, "postmaster.pid"), "utf8")).split("\n");
    if (!Number(pid)) return undefined;
    return { pid: Number(pid), port: Number(port), ready: state?.trim() === "ready" };
  } catch (error) {
    if (faultCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Starts PostgreSQL. Undefined when it could not start for a reason that may be gone in a moment. */
export async function startPostmaster(
  folder: ClusterFolder,
  binaries: Binaries,
  options: { port: number | undefined; durable: boolean; onStarting?: (() => void) | undefined },
): Promise<Postmaster | undefined> {
  await endLeftovers(folder);
  const port = options.port ?? (await freePort());
  const log = await openLog(folder).catch((error: unknown) => {
    throw folderFault(folder.dataDir, error);
  });
  const child = spawn(
    binaries.postgres,
    [
      "-D",
      asSeenByPostgres(folder, folder.path),
      ...serverArguments({ port, durable: options.durable, clusterName: await clusterName(folder.path) }),
    ],
    {
      ...asAccount(folder.account),
      cwd: folder.path,
      // a process group of its own: Ctrl-C in a terminal is for the server, which then stops the database
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log.file.fd, log.file.fd],
    },
  );
  child.unref();
  let fault: Error | undefined;
  child.once("error", (error) => {
    fault = error;
  });
  await log.file.close();
  options.onStarting?.();

  const limit = performance.now() + START_LIMIT_MS;
  while (!fault && child.exitCode === null && child.signalCode === null) {
    const file = await readLockFile(folder.path);
    if (file?.ready && file.pid === child.pid) return { pid: file.pid, port };
    if (performance.now() > limit)
      throw new DatabaseStartError(`The database in ${folder.path} takes too long to start.`);
    await delay(POLL_MS);
  }
  if (fault) throw await cannotRun(binaries.postgres, fault);
  return explainFailure(folder, await readLogFrom(folder, log.start));
}

/** Ends the processes of a PostgreSQL whose first process was killed, and removes a lock file that a stranger keeps alive. */
async function endLeftovers({ path }: ClusterFolder): Promise<void> {
  const file = await readLockFile(path);
  if (!file || (await isPostgresOf(path, file.pid))) return;
  // busy with a statement, they may not have noticed; nobody waits for its result, and what was acknowledged is on disk
  for (const pid of await postgresProcessesOf(path)) signal(pid, "SIGKILL");
  // PostgreSQL itself looks only whether the id is in use, by whomever
  if (isAlive(file.pid)) await rm(join(path, "postmaster.pid"), { force: true });
}

/** Stops PostgreSQL in order: it ends its connections, writes all to disk and exits. */
export async function stopPostmaster(folder: ClusterFolder, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === "win32") {
    await run(binaries.pgCtl, {
      args: ["stop", "-D", folder.path, "-m", "fast"],
      cwd: folder.path,
      account: undefined,
    });
    return;
  }
  signal(pid, "SIGINT");
  const limit = performance.now() + STOP_LIMIT_MS;
  while (await isPostgresOf(folder.path, pid)) {
    // gives up on order: the next start recovers
    if (performance.now() > limit) return signal(pid, "SIGQUIT");
    await delay(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (faultCode(error) !== "ESRCH") throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseStartError } from "../database-start-error.js";
import { type Address, socketFile } from "./address.js";
import { type Binaries, cannotRun } from "./binaries.js";
import { asSeenByPostgres, type ClusterFolder } from "./cluster-folder.js";
import { faultCode, folderFault, giveTo } from "./files.js";
import { clusterName, isAlive, isPostgresOf, postgresProcessesOf } from "./process.js";
import { asAccount, run } from "./run.js";
import { serverArguments } from "./settings.js";
import { explainFailure, openLog, readLogFrom } from "./start-failure.js";

/** PostgreSQL's first process, as its lock file `postmaster.pid` tells of it. */
export interface Postmaster {
  readonly pid: number;
  readonly address: Address;
}

const POLL_MS = 4;
/** Recovery after a crash reads 256 MB at most; a slow disk needs its time for that. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 60_000;

/** The PostgreSQL of this folder, if one runs and takes connections. "starting" also when it is about to stop. */
export async function runningPostmaster({ path }: ClusterFolder): Promise<Postmaster | "starting" | undefined> {
  const file = await readLockFile(path);
  if (!file || !(await isPostgresOf(path, file.pid))) return undefined;
  return file.ready && file.address ? { pid: file.pid, address: file.address } : "starting";
}

interface LockFile {
  readonly pid: number;
  readonly address: Address | undefined;
  readonly ready: boolean;
}

async function readLockFile(path: string): Promise<LockFile | undefined> {
  try {
    const [pid, , , port, socketFolder, , , state] = (await readFile(join(path, "postmaster.pid"), "utf8")).split("\n");
    if (!Number(pid)) return undefined;
    const address = Number(port) ? { host: socketFolder ? path : "127.0.0.1", port: Number(port) } : undefined;
    return { pid: Number(pid), address, ready: state?.trim() === "ready" };
  } catch (error) {
    if (faultCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** How PostgreSQL is to listen: at a socket where it can, or at a port of loopback, which may be named. */
export type Listening = "socket" | { readonly tcpPort: number | undefined };

/** Starts PostgreSQL. Undefined when it could not start for a reason that may be gone in a moment. */
export async function startPostmaster(
  folder: ClusterFolder,
  binaries: Binaries,
  options: { listening: Listening; durable: boolean; onStarting?: (() => void) | undefined },
): Promise<Postmaster | undefined> {
  await endLeftovers(folder);
  // made when the database ran as nobody
  if (folder.account && (await stat(folder.path)).uid !== folder.account.uid) await giveTo(folder.account, folder.path);
  const { listening } = options;
  const tcpPort = listening === "socket" ? undefined : (listening.tcpPort ?? (await freePort()));
  const log = await openLog(folder).catch((error: unknown) => {
    throw folderFault(folder.dataDir, error);
  });
  const child = spawn(
    binaries.postgres,
    [
      "-D",
      asSeenByPostgres(folder, folder.path),
      ...serverArguments({ tcpPort, durable: options.durable, clusterName: await clusterName(folder.path) }),
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
    if (file?.ready && file.pid === child.pid && file.address) return { pid: file.pid, address: file.address };
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
  if (!isAlive(file.pid)) return;
  for (const lock of [join(path, "postmaster.pid"), `${socketFile(path)}.lock`]) await rm(lock, { force: true });
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

import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { DatabaseStartError } from "../database-start-error.js";
import { type Binaries, findBinaries } from "./binaries.js";
import { type ClusterFolder, hasCluster, openClusterFolder, passwordFile, readPassword } from "./cluster-folder.js";
import { diskFull, faultCode, folderFault } from "./files.js";
import { DATABASE_USER, initialise } from "./initialise.js";
import { Occupancy } from "./occupancy.js";
import { Participant, type Role } from "./participant.js";
import { type Postmaster, runningPostmaster, startPostmaster, stopPostmaster } from "./postmaster.js";

export interface ClusterOptions {
  readonly dataDir: string;
  readonly role: Role;
  readonly log: (message: string) => void;
  /** False only for databases that may be lost, such as those of tests: faster. */
  readonly durable?: boolean;
  /** Is told when PostgreSQL's own processes are at work, for which this one can only wait. */
  readonly onStarting?: () => void;
}

/** How long a database that runs may stay silent before we give up on it. */
const SILENCE_LIMIT_MS = 30_000;
/** Between attempts to start the database again after it ended under us. */
const LONGEST_PAUSE_MS = 5_000;
/** Between looks whether it is ready. */
const LONGEST_LOOK_MS = 500;
const DATABASE = "concordat";
/** PostgreSQL's code for a disk without space. */
const diskFullCode = "53100";

interface Place {
  readonly folder: ClusterFolder;
  readonly occupancy: Occupancy;
  readonly binaries: Binaries;
  readonly options: ClusterOptions;
}

interface Arrival {
  readonly participant: Participant;
  readonly postmaster: Postmaster;
  readonly password: string;
}

/** The embedded PostgreSQL of a data folder, running, with this process among those who use it. */
export class Cluster {
  /** Starts the database, after making it where there is none, or joins the one that runs already. */
  static async open(options: ClusterOptions): Promise<Cluster> {
    const folder = await openClusterFolder(options.dataDir);
    const binaries = await findBinaries(folder.account);
    const place = { folder, binaries, options, occupancy: new Occupancy(join(folder.dataDir, "postgres.machine")) };
    return new Cluster(place, await arrive(place, undefined));
  }

  readonly url: string;
  readonly #place: Place;
  #arrival: Arrival;
  #closing = false;
  #recovery: Promise<void> | undefined;

  private constructor(place: Place, arrival: Arrival) {
    this.#place = place;
    this.#arrival = arrival;
    this.url = `postgresql://${DATABASE_USER}:${arrival.password}@127.0.0.1:${arrival.postmaster.port}/${DATABASE}`;
    this.#watch();
  }

  /** Whether a server works on this folder, perhaps this one. */
  isFolderHeld(): Promise<boolean> {
    return this.#arrival.participant.isFolderHeld();
  }

  /** Leaves the database, and stops it unless another process still uses it. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#recovery;
    await depart(this.#place, this.#arrival.participant, this.#arrival.postmaster);
  }

  /** Leaves the database and lets it run on, for somebody else to end. */
  async leaveRunning(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#recovery;
    this.#place.occupancy.leave();
    await this.#arrival.participant.disconnect();
  }

  /** Starts the database again should it end under us, on the same port, so that the URL holds. */
  #watch(): void {
    this.#arrival.participant.onLost = () => {
      if (!this.#closing) this.#recovery = this.#recover();
    };
  }

  async #recover(): Promise<void> {
    const { log } = this.#place.options;
    log("The database has ended unexpectedly; starting it again.");
    for (let pause = 50; !this.#closing; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        this.#arrival = await arrive(this.#place, this.#arrival.postmaster.port);
        this.#watch();
        return log("The database runs again.");
      } catch (error) {
        log(`The database could not be started again: ${error instanceof Error ? error.message : String(error)}`);
        await delay(pause);
      }
    }
  }
}

async function arrive(place: Place, port: number | undefined): Promise<Arrival> {
  const { folder, occupancy } = place;
  const limit = performance.now() + SILENCE_LIMIT_MS;
  try {
    // each look at a database that is not ready yet leaves a line in its log
    for (let pauseMs = 20; ; pauseMs = Math.min(1.2 * pauseMs, LONGEST_LOOK_MS)) {
      const running = await runOnce(place, port);
      const password = running && (await readPassword(folder));
      const participant = running && password && (await participate(place, running, password));
      if (participant) {
        occupancy.keep();
        return { participant, postmaster: running, password };
      }
      if (performance.now() > limit) throw silent(folder);
      await delay(pauseMs);
    }
  } catch (error) {
    occupancy.leave();
    if ((await runningPostmaster(folder).catch(() => "unknown")) === undefined) await occupancy.release();
    throw folderFault(folder.dataDir, error);
  }
}

interface Running extends Postmaster {
  /** Whether it is we who have started it, just now. */
  readonly ours: boolean;
}

/** The running PostgreSQL, made and started where there was none; undefined for "not yet". */
async function runOnce(place: Place, port: number | undefined): Promise<Running | undefined> {
  const { folder, binaries, options, occupancy } = place;
  const made = await hasCluster(folder, binaries.major);
  const running = made ? await runningPostmaster(folder) : undefined;
  if (running === "starting") return undefined;
  if (running) return { ...running, ours: false };

  await occupancy.claim(folder.dataDir, options.log);
  const durable = options.durable !== false;
  if (!made) {
    options.onStarting?.();
    options.log(`Making the database in ${folder.path}, for the first start only.`);
    await initialise(folder, binaries, durable);
  }
  await readPassword(folder);
  const started = await startPostmaster(folder, binaries, { port, durable, onStarting: options.onStarting });
  return started && { ...started, ours: true };
}

/** Becomes one of those who use the database; undefined for "not yet". */
async function participate(place: Place, running: Running, password: string): Promise<Participant | undefined> {
  const { folder, options } = place;
  let participant: Participant | undefined;
  try {
    participant = await Participant.arrive({ port: running.port, password, role: options.role });
    if (!participant) return undefined;
    const holder = options.role === "server" ? await participant.holdFolder() : true;
    if (holder !== true) throw heldByAnother(folder.dataDir, holder);
    await participant.ensureDatabase(DATABASE);
    return participant;
  } catch (error) {
    if (participant) await depart(place, participant, running);
    if (isPassing(error)) return undefined;
    if (!participant && running.ours) await stop(place, running);
    throw cannotTakePart(folder, error);
  }
}

/** Leaves the database, and stops it unless another process still uses it. */
async function depart(place: Place, participant: Participant, running: Postmaster): Promise<void> {
  place.occupancy.leave();
  // a database that no longer answers cannot be asked: the next start adopts or clears what is left of it
  const last = await participant.leave().catch(() => false);
  if (last) await stop(place, running);
  await participant.disconnect();
}

async function stop({ folder, binaries, occupancy }: Place, { pid }: Postmaster): Promise<void> {
  await stopPostmaster(folder, binaries, pid);
  await occupancy.release();
}

const silent = ({ path, logFile }: ClusterFolder): DatabaseStartError =>
  new DatabaseStartError(
    `The database in ${path} runs, but does not answer (all of its messages are in ${logFile}): end its processes and start again.`,
  );

const heldByAnother = (dataDir: string, pid: string): DatabaseStartError =>
  new DatabaseStartError(
    `Another Concordat server (process ${pid}) already works on the data folder ${dataDir}: stop it, or set CONCORDAT_DATA_DIR to another folder.`,
  );

function cannotTakePart({ path, dataDir }: ClusterFolder, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseStartError) return error;
  // it writes small files of its own for those who connect first
  if (faultCode(error) === diskFullCode) return diskFull(dataDir, error);
  const wrongPassword = error instanceof pg.DatabaseError && error.code === "28P01";
  const reason = wrongPassword ? `it does not accept the password in ${passwordFile(path)}` : error.message;
  return new DatabaseStartError(`The database in ${path} runs, but cannot be used: ${reason}.`, { cause: error });
}

/** PostgreSQL is just starting (57P03) or stopping (57P01), or went away between its lock file and our connection. */
function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === "57P03" || error.code === "57P01";
  const code = faultCode(error);
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return true;
  return error instanceof Error && /Connection terminated|timeout expired/.test(error.message);
}

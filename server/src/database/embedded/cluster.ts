import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { DatabaseStartError } from "../database-start-error.js";
import { type Address, hasSocket, urlOf } from "./address.js";
import { type Binaries, findBinaries } from "./binaries.js";
import {
  type ClusterFolder,
  hasCluster,
  openClusterFolder,
  passwordFile,
  readPassword,
  readPasswordIfAny,
  superuserPasswordFile,
} from "./cluster-folder.js";
import { diskFull, faultCode, folderFault } from "./files.js";
import { initialise } from "./initialise.js";
import { DATABASE, DATABASE_USER } from "./names.js";
import { Occupancy } from "./occupancy.js";
import { Participant, type Role } from "./participant.js";
import { type Listening, type Postmaster, runningPostmaster, startPostmaster, stopPostmaster } from "./postmaster.js";
import { prepareRoles } from "./roles.js";
import { NoSockets } from "./start-failure.js";
import { Watchdog } from "./watchdog.js";

export interface ClusterOptions {
  readonly dataDir: string;
  readonly role: Role;
  readonly log: (message: string) => void;
  /** False only for databases that may be lost, such as those of tests: faster. */
  readonly durable?: boolean;
  /** Only for tests: a role that may do everything, at a port of loopback. */
  readonly forTests?: boolean;
  /** Is told when PostgreSQL's own processes are at work, for which this one can only wait. */
  readonly onStarting?: () => void;
}

/** How long a database that runs may stay silent before we give up on it. */
const SILENCE_LIMIT_MS = 30_000;
/** Between attempts to start the database again after it ended under us. */
const LONGEST_PAUSE_MS = 5_000;
/** Between looks whether it is ready. */
const LONGEST_LOOK_MS = 500;
/** PostgreSQL's code for a disk without space. */
const diskFullCode = "53100";

interface ClusterContext {
  readonly folder: ClusterFolder;
  readonly occupancy: Occupancy;
  readonly binaries: Binaries;
  readonly options: ClusterOptions;
}

interface Connection {
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
    const context = { folder, binaries, options, occupancy: new Occupancy(join(folder.dataDir, "postgres.machine")) };
    const connection = await connect(context, undefined);
    return new Cluster(context, connection, await watchOver(context, connection));
  }

  readonly url: string;
  readonly #context: ClusterContext;
  readonly #watchdog: Watchdog | undefined;
  #connection: Connection;
  #closing = false;
  #recovery: Promise<void> | undefined;

  private constructor(context: ClusterContext, connection: Connection, watchdog: Watchdog | undefined) {
    this.#context = context;
    this.#watchdog = watchdog;
    this.#connection = connection;
    const { password, postmaster } = connection;
    this.url = urlOf(postmaster.address, { user: DATABASE_USER, password, database: DATABASE });
    this.#watch();
  }

  /** Whether a server works on this folder, perhaps this one. */
  isFolderHeld(): Promise<boolean> {
    return this.#connection.participant.isFolderHeld();
  }

  /** Leaves the database, and stops it unless another process still uses it. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#recovery;
    await disconnect(this.#context, this.#connection.participant, this.#connection.postmaster);
    await this.#watchdog?.end();
  }

  /** Leaves the database and lets it run on, for somebody else to end. */
  async leaveRunning(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#recovery;
    this.#context.occupancy.leave();
    await this.#connection.participant.disconnect();
  }

  /** Starts the database again should it end under us, at the same address, so that the URL holds. */
  #watch(): void {
    this.#connection.participant.onLost = () => {
      if (!this.#closing) this.#recovery = this.#recover();
    };
  }

  async #recover(): Promise<void> {
    const { log } = this.#context.options;
    log("The database has ended unexpectedly; starting it again.");
    for (let pause = 50; !this.#closing; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        this.#connection = await connect(this.#context, this.#connection.postmaster.address);
        this.#watch();
        return log("The database runs again.");
      } catch (error) {
        log(`The database could not be started again: ${error instanceof Error ? error.message : String(error)}`);
        await delay(pause);
      }
    }
  }
}

/** The database of a test run outlives those who start it; any other ends with those who use it, however they end. */
async function watchOver(
  context: ClusterContext,
  { participant, postmaster }: Connection,
): Promise<Watchdog | undefined> {
  if (context.options.forTests) return undefined;
  try {
    return await Watchdog.start(context.folder);
  } catch (error) {
    await disconnect(context, participant, postmaster);
    throw folderFault(context.folder.dataDir, error);
  }
}

async function connect(context: ClusterContext, address: Address | undefined): Promise<Connection> {
  const { folder, occupancy } = context;
  const limit = performance.now() + SILENCE_LIMIT_MS;
  try {
    // each look at a database that is not ready yet leaves a line in its log
    for (let pauseMs = 20; ; pauseMs = Math.min(1.2 * pauseMs, LONGEST_LOOK_MS)) {
      const running = await runOnce(context, address);
      const part = running && (await participate(context, running));
      if (part) {
        occupancy.keep();
        return { ...part, postmaster: running };
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
async function runOnce(context: ClusterContext, address: Address | undefined): Promise<Running | undefined> {
  const { folder, binaries, options, occupancy } = context;
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
  await requirePassword(folder);
  const start = (listening: Listening) =>
    startPostmaster(folder, binaries, { listening, durable, onStarting: options.onStarting });
  const tcp: Listening = { tcpPort: address?.host === folder.path ? undefined : address?.port };
  const useSocket = hasSocket(folder.path) && !options.forTests && (!address || address.host === folder.path);
  const started = await (useSocket
    ? start("socket").catch((error: unknown) => {
        // a server that runs keeps its address
        if (!(error instanceof NoSockets) || address) throw error;
        return start(tcp);
      })
    : start(tcp));
  return started && { ...started, ours: true };
}

/** Before anything is started: some password must be known, the server's or the superuser's. */
async function requirePassword(folder: ClusterFolder): Promise<void> {
  if ((await readPasswordIfAny(superuserPasswordFile(folder.path))) === undefined) await readPassword(folder);
}

/** Becomes one of those who use the database; undefined for "not yet". */
async function participate(
  context: ClusterContext,
  running: Running,
): Promise<Omit<Connection, "postmaster"> | undefined> {
  const { folder, options } = context;
  let participant: Participant | undefined;
  try {
    const connected = await connectAs(context, running);
    if (!connected) return undefined;
    ({ participant } = connected);
    const holder = options.role === "server" ? await participant.holdFolder() : true;
    if (holder !== true) throw heldByAnother(folder.dataDir, holder);
    return connected;
  } catch (error) {
    if (participant) await disconnect(context, participant, running);
    if (isPassing(error)) return undefined;
    if (!participant && running.ours) await stop(context, running);
    throw cannotTakePart(folder, error);
  }
}

/** Connects as the server's role, after making it where it is not there yet, or is the superuser still. */
async function connectAs(
  { folder, options }: ClusterContext,
  { address, ours }: Running,
): Promise<Omit<Connection, "postmaster"> | undefined> {
  const { role, forTests } = options;
  const prepare = () => prepareRoles(folder, address, { isSuperuser: forTests });
  const connectOnce = async () => {
    const password = await readPassword(folder);
    const participant = await Participant.connect({ address, password, role });
    return participant && { participant, password };
  };
  if ((await readPasswordIfAny(passwordFile(folder.path))) === undefined) await prepare();
  const first = await connectOnce().catch(async (error: unknown) => {
    const mayBeUnready = error instanceof pg.DatabaseError && ["28P01", "28000"].includes(error.code ?? "");
    if (!mayBeUnready) throw error;
    await prepare();
    return connectOnce();
  });
  // others may work on a database that an older server has started
  if (!first || !ours || forTests || !(await first.participant.isSuperuser())) return first;
  await first.participant.leave();
  await first.participant.disconnect();
  await prepare();
  return connectOnce();
}

/** Leaves the database, and stops it unless another process still uses it. */
async function disconnect(context: ClusterContext, participant: Participant, running: Postmaster): Promise<void> {
  context.occupancy.leave();
  // a database that no longer answers cannot be asked: the next start adopts or clears what is left of it
  const last = await participant.leave().catch(() => false);
  if (last) await stop(context, running);
  await participant.disconnect();
}

async function stop({ folder, binaries, occupancy }: ClusterContext, { pid }: Postmaster): Promise<void> {
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
  if (error instanceof DatabaseStartError) return isPassing(error.cause);
  if (error instanceof pg.DatabaseError) return error.code === "57P03" || error.code === "57P01";
  const code = faultCode(error);
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || code === "ENOENT") return true;
  return error instanceof Error && /Connection terminated|timeout expired/.test(error.message);
}

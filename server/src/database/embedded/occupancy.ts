import { randomBytes } from "node:crypto";
import { link, readFile, readlink, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseStartError } from "../database-start-error.js";
import { faultCode, folderFault } from "./files.js";

interface Pace {
  /** How often an occupant shows that it lives. */
  readonly beatMs: number;
  /** How long an occupant may be silent before it counts as dead. */
  readonly patienceMs: number;
}

const usualPace: Pace = { beatMs: 2_000, patienceMs: 10_000 };

/**
 * Guards a data folder that several machines or containers share, where neither process ids nor PostgreSQL's own locks
 * tell whether the other side lives: two PostgreSQLs would destroy each other's files. A small file in the folder names
 * the machine that runs the database, and is touched for as long as it does.
 */
export class Occupancy {
  readonly #file: string;
  readonly #pace: Pace;
  readonly #machine: Promise<string>;
  #beat: NodeJS.Timeout | undefined;

  constructor(file: string, machine = thisMachine(), pace = usualPace) {
    this.#file = file;
    this.#machine = machine;
    this.#pace = pace;
  }

  /** Takes the folder for this machine, whose processes share it; throws when another machine has it and lives. */
  async claim(dataDir: string, log: (message: string) => void): Promise<void> {
    try {
      await this.#take(dataDir, log);
      this.keep();
    } catch (error) {
      throw folderFault(dataDir, error);
    }
  }

  async #take(dataDir: string, log: (message: string) => void): Promise<void> {
    const ours = await this.#machine;
    for (;;) {
      const found = await this.#read();
      if (found?.machine === ours) return;
      if (!found) {
        if (await this.#create(ours)) return;
        continue;
      }
      const name = found.machine.split("\n")[0] || "unknown";
      log(`The database was last run on ${name}, without a proper end; watching whether it still runs there.`);
      if (await this.#showsLife(found.touched)) throw occupied(dataDir, name);
      await this.#replace(ours);
    }
  }

  /** Shows from now on that the database runs here. */
  keep(): void {
    this.#beat ??= setInterval(() => {
      const now = new Date();
      utimes(this.#file, now, now).catch(() => undefined);
    }, this.#pace.beatMs).unref();
  }

  leave(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  /** Gives the folder free, after the database has stopped. */
  async release(): Promise<void> {
    await rm(this.#file, { force: true }).catch(() => undefined);
  }

  async #read(): Promise<{ machine: string; touched: number } | undefined> {
    try {
      const [machine, { mtimeMs }] = await Promise.all([readFile(this.#file, "utf8"), stat(this.#file)]);
      return { machine, touched: mtimeMs };
    } catch (error) {
      if (faultCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  async #create(machine: string): Promise<boolean> {
    // it gets its name when it has its content: who finds it empty would take it for another machine's
    const draft = `${this.#file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    try {
      await writeFile(draft, machine, { mode: 0o600 });
      await link(draft, this.#file);
      return true;
    } catch (error) {
      if (faultCode(error) === "EEXIST") return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #replace(machine: string): Promise<void> {
    const draft = `${this.#file}.${process.pid}`;
    await writeFile(draft, machine, { mode: 0o600 });
    await rename(draft, this.#file);
  }

  /** Compares its signs with each other and not with our clock, since clocks differ between machines. */
  async #showsLife(touched: number): Promise<boolean> {
    const limit = performance.now() + this.#pace.patienceMs;
    while (performance.now() < limit) {
      await delay(this.#pace.beatMs / 8);
      const found = await this.#read();
      if (!found) return false;
      if (found.touched !== touched) return true;
    }
    return false;
  }
}

const occupied = (dataDir: string, name: string): DatabaseStartError =>
  new DatabaseStartError(
    `The database in the data folder ${dataDir} runs on another machine or container (${name}): stop it there, or set CONCORDAT_DATA_DIR to another folder.`,
  );

/** The name of this machine, and of the world of process ids that we live in: containers have their own. */
async function thisMachine(): Promise<string> {
  const world = process.platform === "linux" ? await readlink("/proc/self/ns/pid").catch(() => "") : "";
  return `${hostname()}\n${world}\n`;
}

import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { provenClient } from "../proven-client.js";
import type { Address } from "./address.js";
import { DATABASE_USER } from "./names.js";

/** What brings a process to the database: a server holds the folder alone, commands come and go beside it. */
export type Role = "server" | "command";

/** Advisory locks of PostgreSQL: held by a connection, so they end with their process, however it ends. */
const PRESENCE = "1668247151, 1";
const FOLDER = "1668247151, 2";

/** Whoever has taken the database's address learns nothing of the password. */
const Client = provenClient(new Set(["scram-sha-256"]));

/** A killed server's lock is gone as soon as the system has closed its connection. */
const LINGERING_MS = 1_000;

/**
 * One process at the embedded database. Its presence is a shared lock: the last to leave stops the database, whoever
 * started it. A server holds the folder's exclusive lock besides.
 */
export class Participant {
  /** Undefined when the database is about to be stopped by the last one to leave. */
  static async connect(at: { address: Address; password: string; role: Role }): Promise<Participant | undefined> {
    const client = new Client({
      ...at.address,
      user: DATABASE_USER,
      password: at.password,
      database: "postgres",
      application_name: `concordat ${at.role} (pid ${process.pid})`,
      connectionTimeoutMillis: 5_000,
    });
    const participant = new Participant(client);
    await client.connect();
    if (await participant.#take(`pg_try_advisory_lock_shared(${PRESENCE})`)) return participant;
    await client.end();
    return undefined;
  }

  /** Called when the connection breaks, which means that the database has gone. */
  onLost: () => void = () => undefined;
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
    client.on("error", () => undefined);
    client.on("end", () => this.onLost());
  }

  /** True when this server now holds the folder, otherwise the process id of the one that does. */
  async holdFolder(): Promise<true | string> {
    const limit = performance.now() + LINGERING_MS;
    for (;;) {
      if (await this.#take(`pg_try_advisory_lock(${FOLDER})`)) return true;
      if (performance.now() > limit) return (await this.#folderHolder()) ?? "unknown";
      await delay(20);
    }
  }

  /** The process id of the server that holds the folder. */
  async #folderHolder(): Promise<string | undefined> {
    const { rows } = await this.#client.query<{ application_name: string }>(
      `SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)
       WHERE locktype = 'advisory' AND granted AND (classid, objid) = (${FOLDER})`,
    );
    return /pid (\d+)/.exec(rows[0]?.application_name ?? "")?.[1];
  }

  async isFolderHeld(): Promise<boolean> {
    return (await this.#folderHolder()) !== undefined;
  }

  /** Whether the server's role may do everything, as that of the first format. */
  async isSuperuser(): Promise<boolean> {
    const { rows } = await this.#client.query<{ rolsuper: boolean }>(
      "SELECT rolsuper FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0]?.rolsuper === true;
  }

  /** Gives up the presence. True for the last one, who keeps newcomers out until it has stopped the database. */
  async leave(): Promise<boolean> {
    this.onLost = () => undefined;
    await this.#client.query(`SELECT pg_advisory_unlock_shared(${PRESENCE})`);
    return this.#take(`pg_try_advisory_lock(${PRESENCE})`);
  }

  async disconnect(): Promise<void> {
    this.onLost = () => undefined;
    await this.#client.end().catch(() => undefined);
  }

  async #take(lock: string): Promise<boolean> {
    const { rows } = await this.#client.query<{ taken: boolean }>(`SELECT ${lock} AS taken`);
    return rows[0]?.taken === true;
  }
}

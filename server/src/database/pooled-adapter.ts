import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { repeatedOnConflict } from "./conflict.js";

/**
 * Prisma's adapter, which lets us use its pool of connections as well. A statement outside of transactions is a transaction
 * of its own: like the others it is repeated when PostgreSQL gives it up for the sake of another.
 */
export class PooledAdapter extends PrismaPg {
  #pool: pg.Pool | undefined;
  readonly #told: ((pool: pg.Pool) => void)[] = [];

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const connected = await super.connect();
    const pool = connected.underlyingDriver();
    this.#pool = pool;
    for (const tell of this.#told) tell(pool);
    const { queryRaw, executeRaw } = connected;
    connected.queryRaw = (query) => repeatedOnConflict(() => queryRaw.call(connected, query));
    connected.executeRaw = (query) => repeatedOnConflict(() => executeRaw.call(connected, query));
    return connected;
  }

  /** The pool of the client, unless it has none yet or no more. */
  get pool(): pg.Pool | undefined {
    return this.#pool?.ending ? undefined : this.#pool;
  }

  /** Tells of the pool: of the one that there is, and of any that comes later. */
  onPool(tell: (pool: pg.Pool) => void): void {
    this.#told.push(tell);
    if (this.pool) tell(this.pool);
  }
}

import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/** Prisma's adapter, which lets us use its pool of connections as well. */
export class PooledAdapter extends PrismaPg {
  #pool: pg.Pool | undefined;

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const connected = await super.connect();
    this.#pool = connected.underlyingDriver();
    return connected;
  }

  /** The pool of the client, unless it has none yet or no more. */
  get pool(): pg.Pool | undefined {
    return this.#pool?.ending ? undefined : this.#pool;
  }
}

import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { repeatedOnConflict } from "./conflict.js";

type Connected = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Connected["startTransaction"]>>;

/**
 * Sends the statements of a transaction one after the other. Prisma reads relations all at once, also over the one connection of
 * a transaction, where pg makes them wait in a line of its own, warns of it, and will refuse them from version 9 on.
 */
const oneAfterTheOther = (transaction: Transaction): Transaction => {
  const { queryRaw, executeRaw } = transaction;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(send: () => Promise<Result>): Promise<Result> => {
    const sent = last.then(send);
    last = sent.catch(() => undefined);
    return sent;
  };
  transaction.queryRaw = (query) => inTurn(() => queryRaw.call(transaction, query));
  transaction.executeRaw = (query) => inTurn(() => executeRaw.call(transaction, query));
  return transaction;
};

/**
 * Prisma's adapter, which lets us use its pool of connections as well. A statement outside of transactions is a transaction
 * of its own: like the others it is repeated when PostgreSQL gives it up for the sake of another.
 */
export class PooledAdapter extends PrismaPg {
  #pool: pg.Pool | undefined;
  readonly #told: ((pool: pg.Pool) => void)[] = [];

  override async connect(): Promise<Connected> {
    const connected = await super.connect();
    const pool = connected.underlyingDriver();
    this.#pool = pool;
    for (const tell of this.#told) tell(pool);
    const { queryRaw, executeRaw, startTransaction } = connected;
    connected.queryRaw = (query) => repeatedOnConflict(() => queryRaw.call(connected, query));
    connected.executeRaw = (query) => repeatedOnConflict(() => executeRaw.call(connected, query));
    connected.startTransaction = async (level) => oneAfterTheOther(await startTransaction.call(connected, level));
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

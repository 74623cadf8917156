import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import type { DriverStatement, OpenTransaction } from "./open-transaction.js";

type Connected = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Connected["startTransaction"]>>;

/** Prisma's part in a transaction of ours. */
export interface JoinedPrisma {
  /** A client of Prisma whose statements belong to the transaction. */
  readonly client: Promise<Prisma.TransactionClient>;
  /** Lets go of Prisma, before the transaction ends. */
  leave(): Promise<void>;
}

/** Marks transactions of Prisma that join one of ours. PostgreSQL knows no such level, so that nobody asks for it. */
const joinLevel = { prisma: "ReadUncommitted", adapter: "READ UNCOMMITTED" } as const;

/** A transaction of ours takes less, so that it is never Prisma that ends it. */
const longerThanAnyMs = 60_000;

/** The statement that meets a broken connection says so: the connection itself need not. */
const leaveToStatements = (): void => undefined;

/**
 * Prisma's adapter, which lets us use its pool of connections as well. A statement outside of transactions is a transaction
 * of its own: like the others it is repeated when PostgreSQL gives it up for the sake of another.
 */
export class PooledAdapter extends PrismaPg {
  #pool: pg.Pool | undefined;
  readonly #told: ((pool: pg.Pool) => void)[] = [];
  /** The transaction that Prisma's next one is to join. */
  #joined: OpenTransaction | undefined;
  #lastJoin: Promise<unknown> = Promise.resolve();

  override async connect(): Promise<Connected> {
    const connected = await super.connect();
    const pool = connected.underlyingDriver();
    this.#pool = pool;
    // the pool listens to idle connections only; PostgreSQL may end one together with the answer after which it is handed out
    pool.on("connect", (client) => client.on("error", leaveToStatements));
    for (const tell of this.#told) tell(pool);
    const { queryRaw, executeRaw, startTransaction } = connected;
    connected.queryRaw = (query) => repeatedOnConflict(() => queryRaw.call(connected, query));
    connected.executeRaw = (query) => repeatedOnConflict(() => executeRaw.call(connected, query));
    /** What Prisma takes for a transaction of its own: its statements go where ours go, and it ends nothing. */
    const partOf = (open: OpenTransaction): Transaction =>
      Object.assign(Object.create(connected) as Transaction, {
        client: { query: (statement: DriverStatement) => open.query(statement) },
        queryRaw,
        executeRaw,
        options: { usePhantomQuery: true },
        commit: async () => undefined,
        rollback: async () => undefined,
      });
    connected.startTransaction = async (level) =>
      level === joinLevel.adapter && this.#joined ? partOf(this.#joined) : startTransaction.call(connected, level);
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

  /** Has Prisma join a transaction of ours. @param prisma the client of this adapter */
  join(prisma: PrismaClient, open: OpenTransaction): JoinedPrisma {
    let end: () => void = () => undefined;
    const ending = new Promise<void>((resolve) => {
      end = resolve;
    });
    let ended: Promise<void> = Promise.resolve();
    const begin = () =>
      new Promise<Prisma.TransactionClient>((resolve, reject) => {
        this.#joined = open;
        const part = async (tx: Prisma.TransactionClient) => {
          resolve(tx);
          await ending;
        };
        const options = { isolationLevel: joinLevel.prisma, maxWait: longerThanAnyMs, timeout: longerThanAnyMs };
        ended = prisma.$transaction(part, options).catch(reject);
      });
    // one after the other: nothing else tells whose transaction it is that Prisma begins
    const client = this.#lastJoin.then(begin);
    this.#lastJoin = client.catch(() => undefined);
    return {
      client,
      leave: async () => {
        end();
        await this.#lastJoin;
        await ended;
      },
    };
  }
}

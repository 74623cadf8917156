import type pg from "pg";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import { driverFault } from "./driver-fault.js";
import { OpenTransaction } from "./open-transaction.js";
import { poolOf, routeOf } from "./own-statement.js";
import type { JoinedPrisma } from "./pooled-adapter.js";
import { levelOf, transactionClient } from "./transaction-client.js";

const timeLimitMs = 20_000;

interface TransactionOptions {
  /** READ COMMITTED when left out. */
  readonly isolationLevel?: "RepeatableRead" | "Serializable";
}

const beginnings = {
  RepeatableRead: "BEGIN ISOLATION LEVEL REPEATABLE READ",
  Serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE",
} as const;

/**
 * Runs work in one transaction. When PostgreSQL gives it up for the sake of another one (a deadlock, or a conflict of
 * serializable transactions), it runs anew, so the work must have no effects but those on `tx`. On a client of an open
 * transaction the work becomes part of that: what fails is undone by itself, what succeeds waits for the commit of the
 * whole, and it is the whole that runs anew.
 *
 * @throws what `work` throws; Error when it takes longer than 20 seconds, or goes on after a statement that failed
 */
export async function transaction<T>(
  db: Prisma.TransactionClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const outer = levelOf(db);
  if (!outer) return repeatedOnConflict(() => run(db as PrismaClient, work, options));
  if (options.isolationLevel) throw new Error("Within a transaction there is no choice of an isolation level.");
  return outer.open.nested(outer.depth, (depth) => work(transactionClient({ ...outer, depth })));
}

/** The statement that meets a broken connection says so: it need not say so itself. */
const ignore = (): void => undefined;

const run = async <T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  { isolationLevel }: TransactionOptions,
): Promise<T> => {
  const { adapter, onStatement } = routeOf(prisma);
  const pool = await poolOf(prisma);
  const connection = await pool.connect();
  connection.on("error", ignore);
  const open = new OpenTransaction(connection);
  let joined: JoinedPrisma | undefined;
  const joinPrisma = (): Promise<Prisma.TransactionClient> => {
    joined ??= adapter.join(prisma, open);
    return joined.client;
  };
  const timer = setTimeout(() => void open.expire(timeLimitMs), timeLimitMs).unref();
  try {
    await open.query(isolationLevel ? beginnings[isolationLevel] : "BEGIN");
    const result = await work(transactionClient({ open, depth: 0, joinPrisma, onStatement }));
    await joined?.leave();
    await open.commit();
    giveBack(connection);
    return result;
  } catch (error) {
    await joined?.leave();
    await open.rollback().then(
      () => giveBack(connection),
      () => giveBack(connection, { isBroken: true }),
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

const giveBack = (connection: pg.PoolClient, { isBroken = false } = {}): void => {
  connection.off("error", ignore);
  connection.release(isBroken);
};
/** Clients that lead into an open transaction, and what may interrupt it. */
const joined = new WeakMap<object, <T>(work: () => Promise<T>) => Promise<T>>();

/** Breaks a transaction off, for the sake of work that must not be waited for while it is open. */
class Interruption extends Error {
  override readonly name = "Interruption";
  constructor(readonly work: () => Promise<unknown>) {
    super("A transaction was broken off for slow work.");
  }
}

/** A transaction that others can join without knowing of it. */
export interface JoinedTransaction {
  readonly tx: Prisma.TransactionClient;
  /**
   * Runs work whose failure leaves the transaction usable: everything that it did is undone then. The client that it gets
   * passes for an ordinary one, whose statements and transactions all belong to the whole.
   */
  attempt<T>(work: (client: PrismaClient) => Promise<T>): Promise<T>;
}

/**
 * Runs work in one transaction, which code written for an ordinary client can join. As with `transaction`, it may run
 * more than once and must have no other effects; what `outsideTransactions` did is not done again.
 */
export async function joinedTransaction<T>(
  prisma: PrismaClient,
  work: (joined: JoinedTransaction) => Promise<T>,
): Promise<T> {
  const done: unknown[] = [];
  const run = async (tx: Prisma.TransactionClient): Promise<T> => {
    let next = 0;
    const outside = async (detour: () => Promise<unknown>) => {
      if (next === done.length) throw new Interruption(detour);
      return done[next++];
    };
    return work({
      tx,
      attempt: (inner) =>
        transaction(tx, (client) => {
          joined.set(client, outside as never);
          return inner(client as PrismaClient);
        }),
    });
  };
  for (;;) {
    try {
      return await transaction(prisma, run);
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      done.push(await error.work());
    }
  }
}

/**
 * Does slow work that needs no database, such as making keys, while no transaction is open. On a client of
 * `joinedTransaction` the transaction is given up, and begins anew when the work is done: up to here, whatever runs in it
 * must ask for the same work in the same order, and must not catch what this throws.
 */
export const outsideTransactions = <T>(prisma: PrismaClient, work: () => Promise<T>): Promise<T> =>
  joined.get(prisma)?.(work) ?? work();

/**
 * Whether an error says that a value is taken that must be unique; with `constraint`, that it is this one: the name of the
 * constraint, or the columns of a unique constraint joined by "_".
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = driverFault(error);
  if (fault?.originalCode !== "23505") return false;
  const violated = fault.constraint?.index;
  return !constraint || violated === constraint || violated === `${fault.table}_${constraint}_key`;
}

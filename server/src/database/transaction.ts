import type pg from "pg";
import type { Prisma } from "../generated/prisma/client.js";
import { pendingRecord } from "./change-record.js";
import { repeatedOnConflict } from "./conflict.js";
import { driverFault } from "./driver-fault.js";
import { OpenTransaction } from "./open-transaction.js";
import { prepare } from "./own-statement.js";
import type { JoinedPrisma } from "./pooled-adapter.js";
import { poolOf, routeOf } from "./route.js";
import { levelOf, transactionClient } from "./transaction-client.js";
import { insertStatement } from "./write-rows.js";

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
  if (!outer) return repeatedOnConflict(() => run(db, work, options));
  if (options.isolationLevel) throw new Error("Within a transaction there is no choice of an isolation level.");
  return outer.open.nested(outer.depth, (depth) => work(transactionClient({ ...outer, depth })));
}

const run = async <T>(
  db: Prisma.TransactionClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  { isolationLevel }: TransactionOptions,
): Promise<T> => {
  const route = routeOf(db);
  const { prisma, adapter, onStatement, bound } = route;
  const connection = (await (await poolOf(route)).connect()) as PooledClient;
  const open = new OpenTransaction(connection);
  let joined: JoinedPrisma | undefined;
  const joinPrisma = (): Promise<Prisma.TransactionClient> => {
    joined ??= adapter.join(prisma, open);
    return joined.client;
  };
  const timer = setTimeout(() => void open.expire(timeLimitMs), timeLimitMs).unref();
  try {
    // waited for: a statement behind a BEGIN that failed would be a transaction of its own
    await open.query(isolationLevel ? beginnings[isolationLevel] : "BEGIN");
    const result = await work(transactionClient({ open, depth: 0, joinPrisma, onStatement, bound }));
    await joined?.leave();
    const record = pendingRecord(route);
    if (record) open.sendLast(prepare(insertStatement(record.model, [record.row()])));
    await open.commit();
    if (record) record.isWritten = true;
    connection.release();
    return result;
  } catch (error) {
    await joined?.leave();
    await open.rollback().then(
      () => connection.release(),
      () => connection.release(true),
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

/** A pool makes clients of this kind, whatever its types say. */
type PooledClient = pg.PoolClient & pg.Client;

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

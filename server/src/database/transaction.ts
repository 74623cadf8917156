import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import { driverFault } from "./driver-fault.js";

/** A transaction waits in line for a connection; under load the line is long, which is no fault. */
const WAIT_LIMIT_MS = 15_000;
const TIME_LIMIT_MS = 20_000;

/** Clients that lead into an open transaction, and what may interrupt it. */
const joined = new WeakMap<object, <T>(work: () => Promise<T>) => Promise<T>>();

/**
 * Runs work in one transaction. When PostgreSQL gives it up for the sake of another one (a deadlock, or a conflict of
 * serializable transactions), it runs anew, so the work must have no effects but those on `tx`. On a client of
 * `joinedTransaction` it becomes part of that transaction: what fails is undone by itself, what succeeds waits for the
 * commit of the whole, and it is the whole that runs anew.
 */
export async function transaction<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { readonly isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  if (joined.has(prisma)) {
    if (options.isolationLevel) throw new Error("Within a transaction there is no choice of an isolation level.");
    return prisma.$transaction(work);
  }
  return repeatedOnConflict(() =>
    prisma.$transaction(work, { maxWait: WAIT_LIMIT_MS, timeout: TIME_LIMIT_MS, ...options }),
  );
}

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
        (tx as PrismaClient).$transaction((client) => {
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

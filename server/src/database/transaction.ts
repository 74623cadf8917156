import { setTimeout as delay } from "node:timers/promises";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { driverFault } from "./driver-fault.js";

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;
/** A transaction waits in line for a connection; under load the line is long, which is no fault. */
const WAIT_LIMIT_MS = 15_000;
const TIME_LIMIT_MS = 20_000;

/**
 * Runs work in one transaction. When PostgreSQL gives it up for the sake of another one (a deadlock, or a conflict of
 * serializable transactions), it runs anew, so the work must have no effects but those on `tx`.
 */
export async function transaction<T>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  options: { readonly isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, { maxWait: WAIT_LIMIT_MS, timeout: TIME_LIMIT_MS, ...options });
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      // by chance, lest two that met once meet again
      await delay(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
}

/** Serialization failure, deadlock. */
const conflicts: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);

const isConflict = (error: unknown): boolean => conflicts.has(driverFault(error)?.originalCode);

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

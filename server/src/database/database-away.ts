import { conflictCodes } from "./conflict.js";

/** Prisma's codes for a database that does not answer: unreachable, timed out, connection closed, pool exhausted. */
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2028"]);

/**
 * PostgreSQL's: connection failures; out of disk, memory or connections; a statement cancelled, by its time-out too; a lock
 * not got in time; shutting down, starting up, sessions ended; its files unreadable; a stand-by that takes no writes;
 * conflicts that repetition has not ended.
 */
const databaseCodes = new RegExp(
  `^(08\\w{3}|53\\w{3}|57014|55P03|57P0\\d|25P0[34]|58\\w{3}|25006|${conflictCodes.join("|")})$`,
);

/** Node's: nobody there, nobody on the way there, or gone in between. */
const networkCodes =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN))$/;

/** What the driver says without a code: of a connection that broke under a statement, or that never came about. */
const driverSentences =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|timeout e(xpired|xceeded when trying to connect))$/;

const kinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TlsConnectionError",
]);

/**
 * The database server is there, but not the database; or there is something about it that somebody has to mend: its files or
 * its tables are closed to it or to us, a file is none, files are damaged.
 */
const unfitCodes = new Set(["3D000", "P1003", "42501", "42809", "XX001", "XX002"]);

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly kind?: unknown;
  readonly originalCode?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** An error, and whatever it was caused by. */
const chainOf = (error: unknown, depth = 0): readonly ErrorLike[] => {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { cause, meta } = error as ErrorLike;
  return [error as ErrorLike, ...chainOf(cause, depth + 1), ...chainOf(meta?.driverAdapterError, depth + 1)];
};

const textsOf = (...values: readonly unknown[]): string[] => values.filter((value) => typeof value === "string");

const saysUnreachable = ({ name, message, code, kind, originalCode }: ErrorLike): boolean =>
  name === "PrismaClientInitializationError" ||
  textsOf(code, originalCode).some(
    (each) => prismaCodes.has(each) || databaseCodes.test(each) || networkCodes.test(each),
  ) ||
  textsOf(message).some((each) => driverSentences.test(each)) ||
  textsOf(kind).some((each) => kinds.has(each));

/** Whether an error says that the database server cannot be reached or cannot work now, which may pass by itself. */
export const isDatabaseUnreachable = (error: unknown): error is Error => chainOf(error).some(saysUnreachable);

/** Whether an error says that there is no database to answer a call from, rather than that a statement is wrong. */
export const isDatabaseAway = (error: unknown): boolean =>
  chainOf(error).some(
    (each) => saysUnreachable(each) || textsOf(each.code, each.originalCode).some((code) => unfitCodes.has(code)),
  );

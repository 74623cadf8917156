/** Prisma's codes for a database that does not answer: unreachable, timed out, connection closed, pool exhausted. */
const prismaCodes = new Set(["P1001", "P1002", "P1003", "P1008", "P1011", "P1017", "P2024", "P2028"]);

/** PostgreSQL's and Node's: connection failures, shutting down, starting up, too many connections. */
const driverCodes = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

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

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly kind?: unknown;
  readonly originalCode?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** Whether an error says that the database cannot be reached now, rather than that something is wrong with a statement. */
export const isDatabaseAway = (error: unknown, depth = 0): boolean => {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { name, message, code, cause, kind, originalCode, meta } = error as ErrorLike;
  if (name === "PrismaClientInitializationError") return true;
  if (typeof code === "string" && (prismaCodes.has(code) || driverCodes.test(code))) return true;
  if (typeof message === "string" && driverSentences.test(message)) return true;
  if (typeof originalCode === "string" && driverCodes.test(originalCode)) return true;
  if (typeof kind === "string" && kinds.has(kind)) return true;
  return isDatabaseAway(cause, depth + 1) || isDatabaseAway(meta?.driverAdapterError, depth + 1);
};

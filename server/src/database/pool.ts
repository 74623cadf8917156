import { Socket } from "node:net";
import type pg from "pg";
import type { Configuration } from "../configuration.js";

/** How a server uses the connections to its database. */
export type PoolSettings = Pick<
  Configuration,
  "databasePoolSize" | "databaseConnectTimeoutMs" | "databaseStatementTimeoutMs"
>;

/** Keeps everybody from the database until it is as it should be. */
export interface Gate {
  open: boolean;
}

/** A transaction of ours ends well before this; one that is idle for longer belongs to a server that vanished. */
const idleTransactionLimitMs = 60_000;

/** PostgreSQL ends a statement that takes too long, and says so. When even that does not arrive, nobody is there. */
const silenceAfterTimeoutMs = 5_000;

/** The settings of a pool of connections, from those of one. */
export const poolConfig = (
  config: pg.ClientConfig,
  settings: PoolSettings,
  { gate, silenceMs = silenceAfterTimeoutMs }: { readonly gate?: Gate | undefined; readonly silenceMs?: number } = {},
): pg.PoolConfig => {
  const { databasePoolSize, databaseConnectTimeoutMs, databaseStatementTimeoutMs: statementMs } = settings;
  return {
    ...config,
    max: databasePoolSize,
    connectionTimeoutMillis: databaseConnectTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionLimitMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    ...(statementMs > 0 && { statement_timeout: statementMs }),
    stream: () => {
      if (gate?.open === false) return new ClosedSocket();
      return statementMs > 0 ? mortalSocket(statementMs + silenceMs) : new Socket();
    },
  };
};

/** A connection over which nothing comes for so long is broken off: its machine may be gone without a word. */
const mortalSocket = (silenceMs: number): Socket => {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => socket.destroy());
};

/** It is refused like a socket to a database that is away. */
class ClosedSocket extends Socket {
  override connect(): this {
    const details = { code: "ECONNREFUSED", syscall: "connect", errno: -1 };
    return this.destroy(Object.assign(new Error("The database is not ready for this server yet."), details));
  }
}

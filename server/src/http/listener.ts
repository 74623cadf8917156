import type { Server, ServerOptions } from "node:http";
import { type ConnectionLimits, limitConnections, serverOptions } from "./connection-limits.js";
import { requireProgress } from "./least-progress.js";
import { type Address, closeServer, listen } from "./listen.js";

/** Something that the server listens on. */
export interface Listener {
  /** What it is called in the log and among the URLs. */
  readonly name: string;
  readonly address: Address;
  readonly limits: ConnectionLimits;
  /** Makes the server, with the limits that can be set only then. */
  readonly createServer: (options: ServerOptions) => Server;
}

/** A listener that takes requests. */
export interface OpenListener {
  readonly url: string;
  /**
   * Takes no more requests, and waits for those under way.
   *
   * @param deadlineMs after which connections that are still busy are cut
   */
  close(deadlineMs: number): Promise<void>;
}

/** Opens a listener to requests, within its limits. @throws ConfigurationError that says why it cannot listen there */
export const openListener = async ({ address, limits, createServer }: Listener): Promise<OpenListener> => {
  const server = createServer(serverOptions(limits));
  limitConnections(server, limits);
  if (limits.leastBytesPerMinute !== undefined) requireProgress(server, limits.leastBytesPerMinute);
  const url = await listen(server, address);
  return { url, close: (deadlineMs) => closeServer(server, deadlineMs) };
};

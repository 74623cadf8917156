import type { Server } from "node:http";
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from "node:net";
import { ConfigurationError } from "../configuration.js";

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** The variable that sets the port; `PORT` unless given. */
  readonly variable?: string;
  /** Whether it is reached over TLS. */
  readonly secure?: boolean;
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException, { host, port, variable = "PORT" }: Address): string => {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is in use by another program: stop that one, or set ${variable} to another number (0 takes a free one).`;
    case "EACCES":
      return `Port ${port} may not be used without special rights: set ${variable} to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is ${host}, which is not an address of this machine.`;
    default:
      return `The server cannot listen on port ${port} of ${host}: ${message}.`;
  }
};

/** How the server is reached from this machine. A wildcard is no address that a client could use. */
const urlOf = ({ host, port, secure = false }: Address): string => {
  const reached = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `${secure ? "https" : "http"}://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
};

/** Connections on which no request has come in yet. */
const unasked = new WeakMap<Server, Set<Socket>>();

const noteUnasked = (server: Server): void => {
  const sockets = new Set<Socket>();
  unasked.set(server, sockets);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", ({ socket }) => void sockets.delete(socket));
};

/** @throws ConfigurationError that says why it cannot listen there */
const bind = async (server: NetServer, address: Address): Promise<void> => {
  const { host, port } = address;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen({ host, port }, () => resolve(void server.off("error", reject)));
    });
  } catch (error) {
    throw new ConfigurationError([reasonOf(error as NodeJS.ErrnoException, address)], { cause: error });
  }
};

/**
 * Finds out whether the server could listen at all of these addresses at a time, and lets go of them.
 *
 * @throws ConfigurationError that says why it could not
 */
export const requireFree = async (addresses: readonly Address[]): Promise<void> => {
  const probes: NetServer[] = [];
  try {
    for (const address of addresses) {
      const probe = createServer((socket) => socket.destroy());
      await bind(probe, address);
      probes.push(probe);
    }
  } finally {
    await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  }
};

/** Opens the server to requests. @returns its URL @throws ConfigurationError that says why it cannot listen there */
export const listen = async (server: Server, address: Address): Promise<string> => {
  noteUnasked(server);
  await bind(server, address);
  return urlOf({ ...address, port: (server.address() as AddressInfo).port });
};

/** A response that was under way leaves its connection open for the next request: this often they are looked for. */
const idleCheckMs = 50;

/** Browsers and proxies open connections in advance: a request that is on its way comes within this time. */
const onItsWayMs = 1000;

/**
 * Takes no more requests, and waits for those under way.
 *
 * @param deadlineMs after which connections that are still busy are cut
 */
export const closeServer = (server: Server, deadlineMs: number): Promise<void> =>
  new Promise((resolve) => {
    const closeIdle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    const closeUnasked = setTimeout(() => {
      for (const socket of unasked.get(server) ?? []) socket.destroy();
    }, onItsWayMs);
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearInterval(closeIdle);
      clearTimeout(closeUnasked);
      clearTimeout(cut);
      resolve();
    });
  });

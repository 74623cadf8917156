import type { Server, ServerOptions } from "node:http";
import type { Configuration } from "../configuration.js";

/** What connections of one listener may cost. Times are in milliseconds. */
export interface ConnectionLimits {
  /** How many there are at a time; more are closed at once. */
  readonly maxConnections: number;
  /** The size of a request's head: its path with the query, and its headers. */
  readonly headBytes: number;
  /** How long a head may take to come in. */
  readonly headMs: number;
  /** How long a whole request may take to come in; 0 for as long as it makes progress. */
  readonly requestMs: number;
  /** How long a connection may be silent while it waits for an answer, or for its answer to be fetched. */
  readonly silenceMs: number;
  /** How long a connection stays open for a next request. */
  readonly keepAliveMs: number;
  /** How many bytes a request or its answer must move in each minute that passes between two looks; none, unless given. */
  readonly leastBytesPerMinute?: number;
}

type Limits = Pick<Configuration, "maxConnections" | "requestTimeoutMs" | "keepAliveMs">;

/** A head comes in one piece; whoever takes longer for it holds a connection and asks nothing. */
const longestHeadMs = 15_000;

/** Enough for the longest query that the contract allows, two lists of ids among the parameters; Node's own limit is 16 KiB. */
const apiHeadBytes = 160 * 1024;

/** The limits of the APIs, whose requests are small. */
export const apiLimits = ({ maxConnections, requestTimeoutMs, keepAliveMs }: Limits): ConnectionLimits => ({
  maxConnections,
  headBytes: apiHeadBytes,
  headMs: Math.min(longestHeadMs, requestTimeoutMs),
  requestMs: requestTimeoutMs,
  silenceMs: 2 * requestTimeoutMs,
  keepAliveMs,
});

/** How often connections are looked through for those whose time is over; Node's own half minute would add to each limit. */
const longestCheckMs = 2_000;

/** What can be set only when a server is made. */
export const serverOptions = ({ headBytes, headMs, requestMs, keepAliveMs }: ConnectionLimits): ServerOptions => ({
  maxHeaderSize: headBytes,
  headersTimeout: headMs,
  requestTimeout: requestMs,
  keepAliveTimeout: keepAliveMs,
  connectionsCheckingInterval: Math.min(longestCheckMs, Math.ceil((requestMs || headMs) / 4)),
});

/** Sets the limits that a server takes once it is made. */
export const limitConnections = (server: Server, { maxConnections, silenceMs }: ConnectionLimits): void => {
  server.maxConnections = maxConnections;
  server.timeout = silenceMs;
};

/** A handshake may take as long as the head of a request; Node's own limit is two minutes. */
export const handshakeLimit = ({ headersTimeout }: ServerOptions): { readonly handshakeTimeout?: number } =>
  headersTimeout ? { handshakeTimeout: headersTimeout } : {};

import type { Server, ServerOptions } from "node:http";
import type { Configuration } from "../configuration.js";

type Limits = Pick<Configuration, "maxConnections" | "requestTimeoutMs" | "keepAliveMs">;

/** A head comes in one piece; whoever takes longer for it holds a connection and asks nothing. */
const longestHeadMs = 15_000;

/** How often connections are looked through for those whose time is over; Node's own half minute would add to each limit. */
const longestCheckMs = 2_000;

/** What can be set only when the server is made. */
export const connectionOptions = ({ requestTimeoutMs, keepAliveMs }: Limits): ServerOptions => ({
  requestTimeout: requestTimeoutMs,
  headersTimeout: Math.min(longestHeadMs, requestTimeoutMs),
  keepAliveTimeout: keepAliveMs,
  connectionsCheckingInterval: Math.min(longestCheckMs, Math.ceil(requestTimeoutMs / 4)),
});

/** Bounds what connections may cost: their number, and how long one may be silent while an answer is owed or not fetched. */
export const limitConnections = (server: Server, { maxConnections, requestTimeoutMs }: Limits): void => {
  server.maxConnections = maxConnections;
  server.timeout = 2 * requestTimeoutMs;
};

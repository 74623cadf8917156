import http from "node:http";
import type { Logger } from "pino";
import { closeServer, listen } from "../http/listen.js";
import type { Metrics } from "./metrics.js";

interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/** The figures, where they are served. */
export interface ServedMetrics {
  /** Such as `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  close(): Promise<void>;
}

const path = "/metrics";

/**
 * Serves the figures on a port of their own, so that whoever reaches the API does not reach them. They need no credentials,
 * since there are no names of users in them.
 *
 * @throws ConfigurationError that says why it cannot listen there
 */
export const serveMetrics = async (metrics: Metrics, address: MetricsAddress, log: Logger): Promise<ServedMetrics> => {
  const server = http.createServer(async (request, response) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead || request.url?.split("?")[0] !== path) {
      response.statusCode = isRead ? 404 : 405;
      return response.end();
    }
    try {
      const { text, contentType } = await metrics.read();
      response.setHeader("Content-Type", contentType).end(text);
    } catch (error) {
      log.error({ err: error }, "the metrics cannot be read");
      response.statusCode = 500;
      response.end();
    }
  });
  const url = await listen(server, address);
  return { url: `${url}${path}`, close: () => closeServer(server, 1_000) };
};

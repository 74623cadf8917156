import http from "node:http";
import type { Logger } from "pino";
import type { Listener } from "../http/listener.js";
import type { Metrics } from "./metrics.js";

const path = "/metrics";

/**
 * Serves the figures on a port of their own, so that whoever reaches the API does not reach them. They need no credentials,
 * since there are no names of users in them.
 */
export const createMetricsServer =
  (metrics: Metrics, log: Logger): Listener["createServer"] =>
  (options) =>
    http.createServer(options, async (request, response) => {
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

import type { RequestHandler } from "express";
import type { ServerContext } from "../context.js";
import type { Backlog } from "../due-work/scheduled-rows.js";
import { apiLimits } from "../http/connection-limits.js";
import type { Address } from "../http/listen.js";
import type { ServerPart } from "../server-part.js";
import { createMetrics, type FiguresElsewhere, type Metrics } from "./metrics.js";
import { createMetricsServer } from "./metrics-server.js";

/** The figures about the server, on a port of their own. */
export interface MetricsPart extends ServerPart {
  readonly watch: RequestHandler;
  readonly countRequest: Metrics["countRequest"];
  readonly countLoggedRecords: Metrics["countLoggedRecords"];
}

const [mostConnections, headBytes] = [100, 16 * 1024];

/**
 * Counts and measures, and serves that at an address of its own.
 *
 * @param scheduled the work whose backlog is measured
 * @param elsewhere as that of `createMetrics`
 */
export const metricsPart = (
  context: ServerContext,
  address: Address,
  scheduled: readonly Backlog[],
  elsewhere?: FiguresElsewhere,
): MetricsPart => {
  const metrics = createMetrics(context, scheduled, elsewhere);
  const { configuration, log } = context;
  const listener = {
    name: "metrics",
    address,
    limits: { ...apiLimits(configuration), maxConnections: mostConnections, headBytes },
    createServer: createMetricsServer(metrics, log),
  };
  const { watch, countRequest, countLoggedRecords } = metrics;
  return { listeners: [listener], watch, countRequest, countLoggedRecords };
};

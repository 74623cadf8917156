import type { RequestHandler } from "express";
import { auditCalls } from "./audit/audit-calls.js";
import { createAuditTrail } from "./audit/audit-trail.js";
import type { ServerContext } from "./context.js";
import type { Metrics } from "./metrics/metrics.js";
import type { Undo } from "./undo.js";

/** The figures, on a port of their own. What counts them is loaded only where it is wanted. */
const watchFigures = async (context: ServerContext, port: number, undo: Undo): Promise<Metrics> => {
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import("./metrics/metrics.js"),
    import("./metrics/serve-metrics.js"),
  ]);
  const metrics = createMetrics(context);
  const served = await serveMetrics(metrics, { host: context.configuration.metricsHost, port }, context.log);
  undo.push(() => served.close());
  context.log.info({ url: served.url }, "metrics are served");
  return metrics;
};

/**
 * Starts what the configuration wants to have watched. What it does not want costs nothing.
 *
 * @returns what is to see every request
 */
export const watchRequests = async (context: ServerContext, undo: Undo): Promise<readonly RequestHandler[]> => {
  const { metricsPort, auditDays } = context.configuration;
  const metrics = metricsPort === undefined ? undefined : await watchFigures(context, metricsPort, undo);
  return [
    ...(metrics ? [metrics.watch] : []),
    ...(auditDays === 0 ? [] : [auditCalls(createAuditTrail(context, metrics?.countLoggedRecords), context)]),
  ];
};

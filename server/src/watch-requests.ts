import type { RequestHandler } from "express";
import { auditCalls } from "./audit/audit-calls.js";
import { createAuditTrail } from "./audit/audit-trail.js";
import type { ServerContext } from "./context.js";
import type { Undo } from "./undo.js";

/** The figures, on a port of their own. What counts them is loaded only where it is wanted. */
const watchFigures = async (context: ServerContext, port: number, undo: Undo): Promise<RequestHandler> => {
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import("./metrics/metrics.js"),
    import("./metrics/serve-metrics.js"),
  ]);
  const metrics = createMetrics(context);
  const served = await serveMetrics(metrics, { host: context.configuration.metricsHost, port }, context.log);
  undo.push(() => served.close());
  context.log.info({ url: served.url }, "metrics are served");
  return metrics.watch;
};

/**
 * Starts what the configuration wants to have watched. What it does not want costs nothing.
 *
 * @returns what is to see every request
 */
export const watchRequests = async (context: ServerContext, undo: Undo): Promise<readonly RequestHandler[]> => {
  const { metricsPort, auditDays } = context.configuration;
  return [
    ...(context.tracing ? [context.tracing.watch] : []),
    ...(metricsPort === undefined ? [] : [await watchFigures(context, metricsPort, undo)]),
    ...(auditDays === 0 ? [] : [auditCalls(createAuditTrail(context), context)]),
  ];
};

import type { RequestHandler } from "express";
import { auditCalls } from "./audit/audit-calls.js";
import { createAuditTrail } from "./audit/audit-trail.js";
import type { ServerContext } from "./context.js";
import type { RecordCalls } from "./http/server-call.js";
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

/** What is known of requests beside their answers. */
interface Watched {
  /** See every request. */
  readonly watch: readonly RequestHandler[];
  /** Keeps the audit trail. */
  readonly records: RecordCalls | undefined;
}

/** Starts what the configuration wants to have watched and recorded. What it does not want costs nothing. */
export const watchRequests = async (context: ServerContext, undo: Undo): Promise<Watched> => {
  const { metricsPort, auditDays } = context.configuration;
  const metrics = metricsPort === undefined ? undefined : await watchFigures(context, metricsPort, undo);
  return {
    watch: metrics ? [metrics.watch] : [],
    records: auditDays === 0 ? undefined : auditCalls(createAuditTrail(context, metrics?.countLoggedRecords), context),
  };
};

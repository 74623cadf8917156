import type { RequestHandler } from "express";
import { auditPart } from "./audit/audit-part.js";
import type { ServerContext } from "./context.js";
import type { Backlog } from "./due-work/scheduled-rows.js";
import { metricsAddress } from "./http/listen-addresses.js";
import type { RecordRequests } from "./http/record-request.js";
import type { RecordCalls } from "./http/server-call.js";
import type { FiguresElsewhere } from "./metrics/metrics.js";
import type { MetricsPart, metricsPart } from "./metrics/metrics-part.js";
import type { ServerPart } from "./server-part.js";

/** The parts that observe all others. */
export interface Observers {
  readonly parts: readonly ServerPart[];
  /** See every request, and answer none. */
  readonly watch: readonly RequestHandler[];
  /** Counts requests of other protocols. */
  readonly countRequest: MetricsPart["countRequest"] | undefined;
  /** Keeps the audit trail. */
  readonly records: RecordCalls | undefined;
  /** Keeps it of S3, IAM and STS. */
  readonly recordRequests: RecordRequests | undefined;
}

/**
 * Makes what the configuration wants to have observed. What it does not want costs nothing.
 *
 * @param scheduled the work whose backlog is measured
 * @param elsewhere tells what other processes of the server have counted
 */
export const createObservers = async (
  context: ServerContext,
  scheduled: readonly Backlog[],
  elsewhere?: FiguresElsewhere,
): Promise<Observers> => {
  const { auditDays } = context.configuration;
  const address = metricsAddress(context.configuration);
  const metrics = address && (await loadMetrics(context, address, scheduled, elsewhere));
  const audit = auditDays === 0 ? undefined : auditPart(context, metrics?.countLoggedRecords);
  const parts = [metrics, audit].filter((part) => part !== undefined);
  return {
    parts,
    watch: metrics ? [metrics.watch] : [],
    countRequest: metrics?.countRequest,
    records: audit?.records,
    recordRequests: audit?.requests,
  };
};

/** What counts figures is loaded only where they are wanted. */
const loadMetrics = async (...of: Parameters<typeof metricsPart>): Promise<MetricsPart> =>
  (await import("./metrics/metrics-part.js")).metricsPart(...of);

import type { RequestHandler } from "express";
import { Counter, collectDefaultMetrics, Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import type { Backlog } from "../due-work/scheduled-rows.js";
import { databaseMetrics } from "./database-metrics.js";
import { driftMetrics } from "./drift-metrics.js";
import { poolMetrics } from "./pool-metrics.js";
import { type CountRequest, requestMetrics, watchRequests } from "./request-metrics.js";

/** What is counted and measured about one server. */
export interface Metrics {
  /** Watches a request. */
  readonly watch: RequestHandler;
  /** Counts a request of another protocol. */
  readonly countRequest: CountRequest;
  /** Counts records of the audit trail that went to the log. */
  countLoggedRecords(records: number): void;
  /** All figures as of now, in the text format of Prometheus. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/**
 * Begins to measure: requests, work that is due, the database, the event loop and the process.
 *
 * @param scheduled the work whose backlog is measured
 */
export const createMetrics = (
  context: Pick<ServerContext, "prisma" | "clock">,
  scheduled: readonly Backlog[],
): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const countRequest = requestMetrics(registry);
  const readDatabase = databaseMetrics(registry, context, scheduled);
  const readDrift = driftMetrics(registry, context);
  poolMetrics(registry, context);
  const loggedRecords = new Counter({
    name: "concordat_audit_records_logged_total",
    help: "Records of the audit trail that the database did not take: they are in the log.",
    registers: [registry],
  });
  return {
    watch: watchRequests(countRequest),
    countRequest,
    countLoggedRecords: (records) => loggedRecords.inc(records),
    async read() {
      await Promise.all([readDatabase(), readDrift()]);
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
};

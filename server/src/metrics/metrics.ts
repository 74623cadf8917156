import type { RequestHandler } from "express";
import { AggregatorRegistry, collectDefaultMetrics, type MetricObject, Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import type { Backlog } from "../due-work/scheduled-rows.js";
import { databaseMetrics } from "./database-metrics.js";
import { driftMetrics } from "./drift-metrics.js";
import { loggedRecordsMetric } from "./logged-records-metric.js";
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

/** Tells what other processes of the server have counted, each by itself. */
export type FiguresElsewhere = () => Promise<readonly (readonly MetricObject[])[]>;

const sumOf = async (own: Registry, others: Awaited<ReturnType<FiguresElsewhere>>): Promise<Registry> =>
  AggregatorRegistry.aggregate([await own.getMetricsAsJSON(), ...others] as object[]);

/**
 * Begins to measure: requests, work that is due, the database, the event loop and the process.
 *
 * @param scheduled the work whose backlog is measured
 * @param elsewhere tells what other processes of the server have counted; absent where there are none
 */
export const createMetrics = (
  context: Pick<ServerContext, "prisma" | "clock">,
  scheduled: readonly Backlog[],
  elsewhere?: FiguresElsewhere,
): Metrics => {
  const registry = new Registry();
  // what other processes count, too
  const requests = new Registry();
  collectDefaultMetrics({ register: registry });
  const countRequest = requestMetrics(requests);
  const readDatabase = databaseMetrics(registry, context, scheduled);
  const readDrift = driftMetrics(registry, context);
  poolMetrics(registry, context);
  return {
    watch: watchRequests(countRequest),
    countRequest,
    countLoggedRecords: loggedRecordsMetric(requests),
    async read() {
      await Promise.all([readDatabase(), readDrift()]);
      const counted = elsewhere ? await sumOf(requests, await elsewhere()) : requests;
      const text = `${await registry.metrics()}\n${await counted.metrics()}`;
      return { text, contentType: registry.contentType };
    },
  };
};

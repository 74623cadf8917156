import type { RequestHandler } from "express";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import { databaseMetrics } from "./database-metrics.js";
import { requestMetrics } from "./request-metrics.js";

/** What is counted and measured about one server. */
export interface Metrics {
  /** Watches a request. */
  readonly watch: RequestHandler;
  /** All figures as of now, in the text format of Prometheus. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** Begins to measure: requests, work that is due, the database, the event loop and the process. */
export const createMetrics = (context: Pick<ServerContext, "prisma" | "clock">): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const watch = requestMetrics(registry);
  const readDatabase = databaseMetrics(registry, context);
  return {
    watch,
    async read() {
      await readDatabase();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
};

import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { callOf } from "../http/server-call.js";

/** Around what calls take here, from a look-up in memory to one that had to wait, in seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Requests that are none of an operation: health, documents, and what is not there. Paths would be without end. */
const noOperation = "none";

/** Counts a request that begins. @param operation tells at its end which operation it was for; undefined where for none */
export type CountRequest = (response: ServerResponse, operation: () => string | undefined) => void;

/** Counts the requests of an app. */
export const watchRequests =
  (count: CountRequest): RequestHandler =>
  (_request, response, next) => {
    count(response, () => callOf(response).operationId);
    next();
  };

/**
 * Counts requests, and measures how long they take. There are as many series as operations, and as statuses for each: no
 * caller, path or id makes one of its own.
 */
export const requestMetrics = (registry: Registry): CountRequest => {
  const registers = [registry];
  const total = new Counter({
    name: "concordat_requests_total",
    help: "Requests that were answered, by operation and status; status 0 for those whose caller left before.",
    labelNames: ["operation", "status"] as const,
    registers,
  });
  const seconds = new Histogram({
    name: "concordat_request_duration_seconds",
    help: "How long requests took, until the last byte was handed over, by operation.",
    labelNames: ["operation"] as const,
    buckets,
    registers,
  });
  const underWay = new Gauge({ name: "concordat_requests_under_way", help: "Requests being answered now.", registers });

  return (response, operationOf) => {
    const started = performance.now();
    underWay.inc();
    response.once("close", () => {
      underWay.dec();
      const operation = operationOf() ?? noOperation;
      total.inc({ operation, status: response.writableFinished ? response.statusCode : 0 });
      seconds.observe({ operation }, (performance.now() - started) / 1000);
    });
  };
};

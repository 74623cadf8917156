import { type MetricObject, Registry } from "prom-client";
import { loggedRecordsMetric } from "./logged-records-metric.js";
import { type CountRequest, requestMetrics } from "./request-metrics.js";

/** What is counted in a process of the data plane. The server adds it to its own figures. */
export interface WorkerMetrics {
  readonly countRequest: CountRequest;
  countLoggedRecords(records: number): void;
  read(): Promise<readonly MetricObject[]>;
}

export const createWorkerMetrics = (): WorkerMetrics => {
  const registry = new Registry();
  return {
    countRequest: requestMetrics(registry),
    countLoggedRecords: loggedRecordsMetric(registry),
    read: async () => (await registry.getMetricsAsJSON()) as unknown as MetricObject[],
  };
};

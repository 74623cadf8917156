import * as z from "zod";
import { timestamp } from "../timestamp.js";

/** Clients store object counts in 32 bits. */
const largestCount = 2 ** 31 - 1;

export const objectCount = (description: string) =>
  z
    .int()
    .min(0)
    .max(largestCount)
    .meta({ description, examples: [412] });

export const byteCount = (description: string) =>
  z
    .int()
    .min(0)
    .meta({ description, examples: [1_846_213_551] });

/** What the metrics call and the service's `usage` have in common. */
const usage = {
  total_objects: objectCount("Objects stored."),
  total_size_bytes: byteCount("Size of all stored objects, in bytes."),
};

export const Usage = z.object(usage).meta({ id: "Usage", description: "How much a service stores." });

export const MetricsUsageResponse = z
  .object(usage)
  .meta({ id: "MetricsUsageResponse", description: "How much a service stores at the moment." });

export const MetricsSeriesPoint = z
  .object({
    bytes_total: byteCount("Bytes stored at `end_at`."),
    bytes_created: byteCount("Bytes written within the interval."),
    bytes_deleted: byteCount("Bytes deleted within the interval."),
    bytes_received: byteCount("Bytes received from clients within the interval."),
    bytes_transmitted: byteCount("Bytes sent to clients within the interval."),
    objects_total: objectCount("Objects stored at `end_at`."),
    objects_created: objectCount("Objects created within the interval."),
    objects_deleted: objectCount("Objects deleted within the interval."),
    start_at: timestamp("Start of the interval (inclusive)"),
    end_at: timestamp("End of the interval (exclusive)"),
  })
  .meta({
    id: "MetricsSeriesPoint",
    description: "One interval: the storage at its end, and the traffic within it.",
  });
export type MetricsSeriesPoint = z.output<typeof MetricsSeriesPoint>;

export const MetricsSeriesListResponse = z
  .array(MetricsSeriesPoint)
  .meta({ id: "MetricsSeriesListResponse", description: "One page of intervals." });

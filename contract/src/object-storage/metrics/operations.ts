import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { fault } from "../member-rules.js";
import { operation } from "../operation.js";
import { paging } from "../paging.js";
import { query } from "../query.js";
import { serviceParams, servicePath } from "../services/path.js";
import { ok } from "../success.js";
import { timestamp } from "../timestamp.js";

const tag = "Object storage metrics";
const path = `${servicePath}/metrics` as const;

/** Clients keep counts of objects in 32 bits. */
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

/** How much is stored: the same for the metrics call and the service's `usage`. */
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
    bytes_deleted: byteCount("Bytes removed within the interval."),
    bytes_received: byteCount("Bytes that clients sent within the interval."),
    bytes_transmitted: byteCount("Bytes that clients were sent within the interval."),
    objects_total: objectCount("Objects stored at `end_at`."),
    objects_created: objectCount("Objects made within the interval."),
    objects_deleted: objectCount("Objects removed within the interval."),
    start_at: timestamp("Beginning of the interval, which belongs to it"),
    end_at: timestamp("End of the interval, which no longer belongs to it"),
  })
  .meta({
    id: "MetricsSeriesPoint",
    description: "One interval: what was stored when it ended, and what came and went while it lasted.",
  });
export type MetricsSeriesPoint = z.output<typeof MetricsSeriesPoint>;

export const MetricsSeriesListResponse = z
  .array(MetricsSeriesPoint)
  .meta({ id: "MetricsSeriesListResponse", description: "One page of intervals." });

/** What the series is made of when nothing else is asked for. */
export const seriesDefaults = { rangeHours: 24, interval: "1h", sort: "-start_at" } as const;

const time = (description: string) =>
  z.iso
    .datetime({ offset: true, error: "must be a time such as 2026-03-01T12:00:00Z (RFC 3339)" })
    .optional()
    .meta({ description: `${description}, as RFC 3339.`, examples: ["2026-03-01T12:00:00Z"] });

const SeriesQuery = z.object({
  from: time(`Beginning of the range; ${seriesDefaults.rangeHours} hours ago when left out`),
  to: time("End of the range; now when left out"),
  interval: z
    .string()
    .regex(/^([1-9]|1[0-9]|2[0-4])h$/, "must be 1h to 24h")
    .default(seriesDefaults.interval)
    .meta({ description: "Length of the intervals, in full hours: `1h` to `24h`.", examples: ["6h"] }),
  sort: z
    .enum(["start_at", "-start_at"])
    .default(seriesDefaults.sort)
    .meta({ description: "Order: oldest first, or with `-` newest first." }),
  ...paging,
});

const service = { service_uuid: exampleServiceUuid };

/** Sums up what a service stores. */
const get = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("What the service stores."), body: view(MetricsUsageResponse) },
  errors: [],
  summary: "Read a service's metrics",
  description: "Tells how many objects a service stores in all of its buckets, and how large they are together.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "now",
      summary: "Read the metrics",
      request: { pathParams: service },
      response: { total_objects: 412, total_size_bytes: 1_846_213_551 },
    },
  ],
  source: "Get service metrics",
});

/** Lists how a service's metrics went over time. */
const listSeries = operation({
  method: "GET",
  path: `${path}/series`,
  readOnly: true,
  costs: false,
  request: {
    pathParams: view(z.object(serviceParams)),
    query: query(SeriesQuery, ({ from, to }, context) => {
      if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to))
        fault(context, ["from"], "must not be later than `to`");
    }),
  },
  success: { ...ok("One page of intervals."), body: view(MetricsSeriesListResponse) },
  errors: [],
  summary: "List a service's metrics over time",
  description:
    "Cuts a range of time into full intervals and tells for each what came, went and was stored at its end. Without parameters these are the latest ten hours, newest first. Intervals in which nothing happened are listed as well, from the service's creation on.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "halfDays",
      summary: "Read a day in two halves",
      request: {
        pathParams: service,
        query: {
          from: "2026-03-01T00:00:00Z",
          to: "2026-03-02T00:00:00Z",
          interval: "12h",
          sort: "start_at",
          limit: 2,
        },
      },
      response: [
        {
          bytes_total: 6000,
          bytes_created: 7500,
          bytes_deleted: 1500,
          bytes_received: 7500,
          bytes_transmitted: 0,
          objects_total: 4,
          objects_created: 5,
          objects_deleted: 1,
          start_at: "2026-03-01T00:00:00Z",
          end_at: "2026-03-01T12:00:00Z",
        },
        {
          bytes_total: 6400,
          bytes_created: 400,
          bytes_deleted: 0,
          bytes_received: 400,
          bytes_transmitted: 6000,
          objects_total: 5,
          objects_created: 1,
          objects_deleted: 0,
          start_at: "2026-03-01T12:00:00Z",
          end_at: "2026-03-02T00:00:00Z",
        },
      ],
    },
  ],
  source: "List service metrics series",
});

/** How much a service stores, now and over time. */
export const metrics = { get, listSeries };

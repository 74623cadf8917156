import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { fault } from "../member-rules.js";
import { operation } from "../operation.js";
import { query } from "../query.js";
import { serviceParams, servicePath } from "../services/path.js";
import { ok } from "../success.js";
import { MetricsSeriesListResponse, MetricsUsageResponse } from "./model.js";
import { SeriesQuery } from "./query.js";

const tag = "Object storage metrics";

const path = `${servicePath}/metrics` as const;

const service = { service_uuid: exampleServiceUuid };

/** Reads how much a service stores. */
const get = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("The service's metrics."), body: view(MetricsUsageResponse) },
  errors: [],
  summary: "Read a service's metrics",
  description: "Returns the number of objects in all buckets of a service, and their total size.",
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

/** Lists a service's metrics over time. */
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
    "Splits a time range into full intervals, and returns for each the traffic within it and the storage at its end. Without parameters, these are the latest ten hours, newest first. Intervals without traffic are listed too, starting with the service's creation.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "halfDays",
      summary: "Read one day as two intervals",
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

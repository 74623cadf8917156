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

import { type MetricsSeriesPoint, type objectStorage, seriesDefaults } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { readUsage } from "../../storage/usage/read.js";
import { readSeries, type SeriesPoint } from "../../storage/usage/series.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { wholeSeconds } from "../timestamps.js";

type MetricsHandlers = Handlers<typeof objectStorage.metrics, StorageCall>;

const hourMs = 3_600_000;

/** The range that is asked for: up to now, and a day long, unless the query says otherwise. */
const rangeOf = (query: { readonly from?: string | undefined; readonly to?: string | undefined }, now: Date) => {
  const to = query.to === undefined ? now : new Date(query.to);
  const from =
    query.from === undefined ? new Date(to.getTime() - seriesDefaults.rangeHours * hourMs) : new Date(query.from);
  return { from, to };
};

/** Members stand in alphabetical order, as the vendor sends them. */
const represent = (point: SeriesPoint): MetricsSeriesPoint => ({
  bytes_created: point.bytesCreated,
  bytes_deleted: point.bytesDeleted,
  bytes_received: point.bytesReceived,
  bytes_total: point.bytesTotal,
  bytes_transmitted: point.bytesTransmitted,
  end_at: wholeSeconds(point.endAt),
  objects_created: point.objectsCreated,
  objects_deleted: point.objectsDeleted,
  objects_total: point.objectsTotal,
  start_at: wholeSeconds(point.startAt),
});

/** How much a service holds, now and over time. */
export const metricsHandlers = ({ clock }: ServerContext): MetricsHandlers => ({
  get: async (call) => {
    const { objects, bytes } = await readUsage(call.db, serviceOf(call));
    return { total_objects: objects, total_size_bytes: bytes };
  },
  listSeries: async (call) => {
    const [{ query }, now] = [call, clock()];
    const wanted = {
      ...rangeOf(query, now),
      intervalHours: Number.parseInt(query.interval, 10),
      order: query.sort.startsWith("-") ? "descending" : "ascending",
      limit: query.limit,
      offset: query.offset,
    } as const;
    return (await readSeries(call.db, serviceOf(call), wanted, now)).map(represent);
  },
});

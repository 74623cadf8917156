import { type MetricsSeriesPoint, type objectStorage, seriesDefaults } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { PrismaClient, StorageService } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { findService } from "../in-service.js";
import { invalid } from "../refusals.js";
import type { StorageCall } from "../storage-call.js";
import { wholeSeconds } from "../timestamps.js";

type MetricsHandlers = Handlers<typeof objectStorage.metrics, StorageCall>;

const hourMs = 3_600_000;

interface SeriesQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly interval: string;
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
}

/** What is there now, and the sums of flows within one interval; `slot` is null where nothing ever happened. */
interface Sums {
  readonly bytes_now: bigint;
  readonly objects_now: bigint;
  readonly slot: number | null;
  readonly bytes_created: bigint;
  readonly bytes_deleted: bigint;
  readonly bytes_received: bigint;
  readonly bytes_transmitted: bigint;
  readonly objects_created: bigint;
  readonly objects_deleted: bigint;
}
type Flow = Exclude<keyof Sums, "bytes_now" | "objects_now" | "slot">;

/**
 * Sums up a service's flows, slot by slot from a time on; those after the last slot are in one more. Levels are told
 * backwards from what is there now, so that the usual look at the latest hours costs the same however old a service is.
 * One statement, hence one moment: a flow that is recorded meanwhile is in all of it or in none.
 */
const sumUp = (
  db: PrismaClient,
  service: StorageService,
  { start, stepMs, slots }: { readonly start: Date; readonly stepMs: number; readonly slots: number },
): Promise<Sums[]> => db.$queryRaw<Sums[]>`
  SELECT total_size_bytes AS bytes_now, total_objects AS objects_now, flows.*
  FROM storage_services LEFT JOIN (
    SELECT least(floor(extract(epoch FROM minute - ${start}::timestamptz) * 1000 / ${stepMs}::int), ${slots}::int)::int AS slot,
           sum(bytes_created)::bigint AS bytes_created, sum(bytes_deleted)::bigint AS bytes_deleted,
           sum(bytes_received)::bigint AS bytes_received, sum(bytes_transmitted)::bigint AS bytes_transmitted,
           sum(objects_created)::bigint AS objects_created, sum(objects_deleted)::bigint AS objects_deleted
    FROM storage_samples
    WHERE service_uuid = ${service.uuid}::uuid AND minute >= ${start}::timestamptz
    GROUP BY slot
  ) AS flows ON true
  WHERE uuid = ${service.uuid}::uuid`;

const ceil = (time: number, step: number) => Math.ceil(time / step) * step;
const floor = (time: number, step: number) => Math.floor(time / step) * step;

/** Full intervals that the range touches and in which the service existed; they are aligned to the Unix epoch. */
const intervalsOf = (query: SeriesQuery, service: StorageService, now: Date) => {
  const stepMs = Number.parseInt(query.interval, 10) * hourMs;
  const to = query.to === undefined ? now.getTime() : Date.parse(query.to);
  const from = query.from === undefined ? to - seriesDefaults.rangeHours * hourMs : Date.parse(query.from);
  if (from > to) throw invalid("from", "Value must not be later than `to`.");
  // half-open, so that a range from a moment to the same moment is empty
  if (from === to) return { stepMs, first: from, count: 0 };
  const first = floor(Math.max(from, service.createdAt.getTime()), stepMs);
  const end = ceil(Math.min(to, now.getTime()), stepMs);
  return { stepMs, first, count: Math.max(0, Math.round((end - first) / stepMs)) };
};

/** Tells how a service's metrics went, interval by interval. Where nothing happened, the flows are zero. */
const series = async (
  db: PrismaClient,
  { clock }: Pick<ServerContext, "clock">,
  service: StorageService,
  query: SeriesQuery,
): Promise<MetricsSeriesPoint[]> => {
  const { stepMs, first, count } = intervalsOf(query, service, clock());
  const descending = query.sort.startsWith("-");
  const wanted = Array.from({ length: Math.max(0, Math.min(query.limit, count - query.offset)) }, (_, index) => {
    const place = query.offset + index;
    return descending ? count - 1 - place : place;
  });
  if (wanted.length === 0) return [];
  const [low, high] = [Math.min(...wanted), Math.max(...wanted)];
  const slots = high - low + 1;
  const sums = await sumUp(db, service, { start: new Date(first + low * stepMs), stepMs, slots });
  const bySlot = new Map(sums.map((sum) => [sum.slot, sum]));
  const flowIn = (slot: number, name: Flow) => Number(bySlot.get(slot)?.[name] ?? 0n);
  const since = (name: Flow) =>
    Array.from({ length: slots + 1 }, (_, slot) => flowIn(slot, name)).reduce((a, b) => a + b);
  let bytes = Number(sums[0]?.bytes_now ?? 0n) - since("bytes_created") + since("bytes_deleted");
  let objects = Number(sums[0]?.objects_now ?? 0n) - since("objects_created") + since("objects_deleted");
  const points = new Map<number, MetricsSeriesPoint>();
  for (let place = low; place <= high; place++) {
    const flow = (name: Flow) => flowIn(place - low, name);
    bytes += flow("bytes_created") - flow("bytes_deleted");
    objects += flow("objects_created") - flow("objects_deleted");
    points.set(place, {
      bytes_created: flow("bytes_created"),
      bytes_deleted: flow("bytes_deleted"),
      bytes_received: flow("bytes_received"),
      bytes_total: bytes,
      bytes_transmitted: flow("bytes_transmitted"),
      end_at: wholeSeconds(new Date(first + (place + 1) * stepMs)),
      objects_created: flow("objects_created"),
      objects_deleted: flow("objects_deleted"),
      objects_total: objects,
      start_at: wholeSeconds(new Date(first + place * stepMs)),
    });
  }
  return wanted.map((place) => points.get(place) as MetricsSeriesPoint);
};

/** How much a service stores, now and over time. */
export const metricsHandlers = (context: ServerContext): MetricsHandlers => ({
  get: async ({ principal, params, db }) => {
    const service = await findService(db, principal, params.service_uuid);
    return { total_objects: Number(service.totalObjects), total_size_bytes: Number(service.totalSizeBytes) };
  },
  listSeries: async ({ principal, params, query, db }) =>
    series(db, context, await findService(db, principal, params.service_uuid), query),
});

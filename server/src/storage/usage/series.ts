import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { invalid } from "../storage-error.js";
import { shownColumns } from "./figures.js";

/** Which intervals of a service's history are asked for. */
export interface SeriesQuery {
  readonly from: Date;
  readonly to: Date;
  /** The length of an interval: a whole number of hours. Intervals are aligned to the Unix epoch. */
  readonly intervalHours: number;
  /** Of the latest interval first, or of the earliest. */
  readonly order: "ascending" | "descending";
  readonly limit: number;
  readonly offset: number;
}

/** What happened to a service within an interval, and what it held at its end. */
export interface SeriesPoint {
  readonly startAt: Date;
  readonly endAt: Date;
  readonly bytesCreated: number;
  readonly bytesDeleted: number;
  readonly bytesReceived: number;
  readonly bytesTransmitted: number;
  readonly objectsCreated: number;
  readonly objectsDeleted: number;
  readonly bytesTotal: number;
  readonly objectsTotal: number;
}

const hourMs = 3_600_000;

/** What is there now, and the sums within one interval; `slot` is null where nothing ever happened. */
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
  readonly bytes_change: bigint;
  readonly objects_change: bigint;
}
type Summed = Exclude<keyof Sums, "bytes_now" | "objects_now" | "slot">;

interface Slots {
  readonly start: Date;
  readonly stepMs: number;
  readonly slots: number;
}

/**
 * Sums up what happened to a service, slot by slot from a time on; what came after the last slot is in one more. Levels are told
 * backwards from what is there now, so that the usual look at the latest hours costs the same however old a service is.
 * One statement, hence one moment: a change that is made meanwhile is in all of it or in none.
 */
const sumUp = (db: Prisma.TransactionClient, uuid: string, { start, stepMs, slots }: Slots): Promise<Sums[]> =>
  db.$queryRaw<Sums[]>`
  WITH usage AS (
    SELECT NULL::timestamptz AS at, ${shownColumns} FROM storage_usage WHERE service_uuid = ${uuid}::uuid
    UNION ALL SELECT at, ${shownColumns} FROM storage_usage_changes WHERE service_uuid = ${uuid}::uuid
  ), history AS (
    SELECT minute AS at, bytes_created, bytes_deleted, bytes_received, bytes_transmitted, objects_created, objects_deleted,
           bytes_change, objects_change
    FROM storage_samples WHERE service_uuid = ${uuid}::uuid AND minute >= ${start}::timestamptz
    UNION ALL SELECT at, 0, 0, 0, 0, 0, 0, bytes, objects FROM usage WHERE at >= ${start}::timestamptz
  )
  SELECT level.*, sums.* FROM (
    SELECT coalesce(sum(bytes), 0)::bigint AS bytes_now, coalesce(sum(objects), 0)::bigint AS objects_now FROM usage
  ) AS level LEFT JOIN (
    SELECT least(floor(extract(epoch FROM at - ${start}::timestamptz) * 1000 / ${stepMs}::int), ${slots}::int)::int AS slot,
           sum(bytes_created)::bigint AS bytes_created, sum(bytes_deleted)::bigint AS bytes_deleted,
           sum(bytes_received)::bigint AS bytes_received, sum(bytes_transmitted)::bigint AS bytes_transmitted,
           sum(objects_created)::bigint AS objects_created, sum(objects_deleted)::bigint AS objects_deleted,
           sum(bytes_change)::bigint AS bytes_change, sum(objects_change)::bigint AS objects_change
    FROM history GROUP BY slot
  ) AS sums ON true`;

const ceil = (time: number, step: number) => Math.ceil(time / step) * step;
const floor = (time: number, step: number) => Math.floor(time / step) * step;

/** Full intervals that the range touches and in which the service existed. */
const intervalsOf = ({ from, to, intervalHours }: SeriesQuery, createdAt: Date, now: Date) => {
  const stepMs = intervalHours * hourMs;
  if (from > to) throw invalid("from", "Value must not be later than `to`.");
  // half-open, so that a range from a moment to the same moment is empty
  if (from.getTime() === to.getTime()) return { stepMs, first: from.getTime(), count: 0 };
  const first = floor(Math.max(from.getTime(), createdAt.getTime()), stepMs);
  const end = ceil(Math.min(to.getTime(), now.getTime()), stepMs);
  return { stepMs, first, count: Math.max(0, Math.round((end - first) / stepMs)) };
};

/**
 * Tells how a service's usage and traffic went, interval by interval. Where nothing happened, the flows are zero.
 *
 * @throws StorageError `NotFound`, or `Invalid` for `from`
 */
export const readSeries = async (
  db: PrismaClient,
  service: ServiceRef,
  query: SeriesQuery,
  now: Date,
): Promise<SeriesPoint[]> => {
  const { uuid, createdAt } = await findService(db, service);
  const { stepMs, first, count } = intervalsOf(query, createdAt, now);
  const wanted = Array.from({ length: Math.max(0, Math.min(query.limit, count - query.offset)) }, (_, index) => {
    const position = query.offset + index;
    return query.order === "descending" ? count - 1 - position : position;
  });
  if (wanted.length === 0) return [];
  const [low, high] = [Math.min(...wanted), Math.max(...wanted)];
  const slots = high - low + 1;
  const sums = await sumUp(db, uuid, { start: new Date(first + low * stepMs), stepMs, slots });
  const points = pointsOf(sums, { start: new Date(first + low * stepMs), stepMs, slots });
  return wanted.map((position) => points[position - low] as SeriesPoint);
};

const pointsOf = (sums: readonly Sums[], { start, stepMs, slots }: Slots): SeriesPoint[] => {
  const bySlot = new Map(sums.map((sum) => [sum.slot, sum]));
  const sumIn = (slot: number, name: Summed) => Number(bySlot.get(slot)?.[name] ?? 0n);
  const since = (name: Summed) =>
    Array.from({ length: slots + 1 }, (_, slot) => sumIn(slot, name)).reduce((a, b) => a + b);
  let bytes = Number(sums[0]?.bytes_now ?? 0n) - since("bytes_change");
  let objects = Number(sums[0]?.objects_now ?? 0n) - since("objects_change");
  return Array.from({ length: slots }, (_, slot) => {
    bytes += sumIn(slot, "bytes_change");
    objects += sumIn(slot, "objects_change");
    return {
      startAt: new Date(start.getTime() + slot * stepMs),
      endAt: new Date(start.getTime() + (slot + 1) * stepMs),
      bytesCreated: sumIn(slot, "bytes_created"),
      bytesDeleted: sumIn(slot, "bytes_deleted"),
      bytesReceived: sumIn(slot, "bytes_received"),
      bytesTransmitted: sumIn(slot, "bytes_transmitted"),
      objectsCreated: sumIn(slot, "objects_created"),
      objectsDeleted: sumIn(slot, "objects_deleted"),
      bytesTotal: bytes,
      objectsTotal: objects,
    };
  });
};

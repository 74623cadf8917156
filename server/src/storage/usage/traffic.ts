import type { ServerContext } from "../../context.js";
import { queryTexts } from "../../database/own-statement.js";
import { columnOf } from "../../database/tables.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import { Prisma } from "../../generated/prisma/client.js";
import { addToSamples, type Flow, flows } from "./samples.js";

/** Counts what passes through services, in memory. What a killed server loses is the traffic of its last seconds. */
export interface Traffic {
  /** Adds to what passed through a service in this minute, in bytes and numbers of objects. */
  add(serviceUuid: string, passed: { readonly [Name in Flow]?: number }): void;
  /** Writes down what was added, every few seconds. */
  readonly worker: Worker;
  /** Writes down the rest, once nothing is added any more. It never rejects: what the database does not take is lost. */
  close(): Promise<void>;
}

type Sums = { [Name in Flow]?: number };

const minuteMs = 60_000;
const flushMs = 5_000;

const columns = flows.map((flow) => columnOf("StorageSample", flow));
const record = Prisma.raw(
  `(service_uuid uuid, minute timestamptz, ${columns.map((name) => `${name} bigint`).join(", ")})`,
);
const values = Prisma.raw(columns.map((name) => `coalesce(added.${name}, 0)`).join(", "));

/** A service that is gone meanwhile takes no samples. */
const write = (added: string): Prisma.Sql =>
  addToSamples(
    flows,
    Prisma.sql`
      SELECT added.service_uuid, added.minute, ${values} FROM json_to_recordset(${added}::json) AS added ${record}
      JOIN storage_services ON uuid = added.service_uuid ORDER BY added.service_uuid, added.minute`,
  );

export const createTraffic = ({ prisma, clock, log }: Pick<ServerContext, "prisma" | "clock" | "log">): Traffic => {
  /** By service and minute. */
  let gathered = new Map<string, Sums>();
  /** The minute that was last. */
  let last = { minute: Number.NaN, text: "" };

  const minuteOf = (time: number): string => {
    const minute = Math.floor(time / minuteMs);
    if (minute !== last.minute) last = { minute, text: new Date(minute * minuteMs).toISOString() };
    return last.text;
  };

  const addAt = (key: string, passed: Sums): void => {
    const sums = gathered.get(key) ?? {};
    for (const flow of flows) if (passed[flow]) sums[flow] = (sums[flow] ?? 0) + passed[flow];
    gathered.set(key, sums);
  };

  const flush = async (): Promise<void> => {
    if (gathered.size === 0) return;
    const taken = gathered;
    gathered = new Map();
    const rows = [...taken].map(([key, sums]) => {
      const [service_uuid, minute] = key.split(" ");
      const amounts = flows.map((flow, index) => [columns[index], sums[flow] ?? 0]);
      return { service_uuid, minute, ...Object.fromEntries(amounts) };
    });
    try {
      await queryTexts(prisma, write(JSON.stringify(rows)));
    } catch (error) {
      // the next flush takes it along
      for (const [key, sums] of taken) addAt(key, sums);
      throw error;
    }
  };

  const failure = "the traffic of services cannot be written down";
  const worker = createWorker({
    longestSleepMs: flushMs,
    log,
    failure,
    round: async () => {
      await flush();
      return flushMs;
    },
  });
  return {
    add: (serviceUuid, passed) => {
      addAt(`${serviceUuid} ${minuteOf(clock().getTime())}`, passed);
    },
    worker,
    close: () => flush().catch((error: unknown) => log.error({ err: error }, failure)),
  };
};

import { randomUUID } from "node:crypto";
import type { ServerContext } from "../../context.js";
import { queryRows, queryTexts } from "../../database/own-statement.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import type { Prisma } from "../../generated/prisma/client.js";

/**
 * Keeps the parts of objects while this server reads them. Parts are opened one after the other, and an object may be replaced or
 * deleted meanwhile. Short readings cost nothing: what is no longer held stays for a minute anyway.
 */
export interface ContentLeases {
  /** Content is read from now on. @returns ends that; to be called once */
  begin(contentId: string): () => void;
  /** Writes down what has been read for a while, for all servers to see. @throws what the database throws */
  renew(): Promise<void>;
  /** Does that again and again. */
  readonly worker: Worker;
  /** Gives all leases up. It never rejects: they run out by themselves. */
  close(): Promise<void>;
}

/** Readings that take longer are leased. Together with the time between two rounds it is less than what `removalDueAt` grants. */
const longReadingMs = 15_000;
const renewMs = 10_000;

/** Several rounds may fail, or be late. */
const leaseMs = 120_000;

/** Leases of readings that are over go with it, and so do those that other servers left behind. */
const renewText = `
  WITH over AS (
    DELETE FROM content_leases
    WHERE (holder = $2::uuid AND content_id <> ALL($1::uuid[])) OR (holder <> $2::uuid AND until <= $3::timestamptz)
  )
  INSERT INTO content_leases (content_id, holder, until) SELECT id, $2::uuid, $4::timestamptz FROM unnest($1::uuid[]) AS read (id)
  ON CONFLICT (content_id, holder) DO UPDATE SET until = excluded.until`;

interface Reading {
  readonly since: number;
  readers: number;
}

export const createContentLeases = ({
  prisma,
  clock,
  log,
}: Pick<ServerContext, "prisma" | "clock" | "log">): ContentLeases => {
  const holder = randomUUID();
  const readings = new Map<string, Reading>();
  let leased = 0;
  const write = async (contents: readonly string[]): Promise<void> => {
    if (contents.length === 0 && leased === 0) return;
    const now = clock();
    const until = new Date(now.getTime() + leaseMs);
    await queryRows(prisma, { text: renewText, values: [contents, holder, now.toISOString(), until.toISOString()] });
    leased = contents.length;
  };
  const renew = () => {
    const longSince = clock().getTime() - longReadingMs;
    return write([...readings].filter(([, { since }]) => since <= longSince).map(([contentId]) => contentId));
  };
  const failure = "content that is being read cannot be kept";
  const worker = createWorker({
    longestSleepMs: renewMs,
    log,
    failure,
    round: async () => {
      await renew();
      return renewMs;
    },
  });
  return {
    begin: (contentId) => {
      const reading = readings.get(contentId) ?? { since: clock().getTime(), readers: 0 };
      reading.readers++;
      readings.set(contentId, reading);
      return () => {
        reading.readers--;
        if (reading.readers === 0) readings.delete(contentId);
      };
    },
    renew,
    worker,
    close: () => write([]).catch((error: unknown) => log.error({ err: error }, failure)),
  };
};

const leasedText =
  "SELECT DISTINCT content_id::text FROM content_leases WHERE content_id = ANY($1::uuid[]) AND until > $2::timestamptz";

/** Which of some contents a server is reading. */
export const leasedAmong = async (
  db: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> =>
  new Set(await queryTexts(db, { text: leasedText, values: [ids, now.toISOString()] }));

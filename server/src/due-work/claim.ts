import { clockToleranceMs } from "../clock-tolerance.js";
import { queryTexts } from "../database/own-statement.js";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import type { ScheduledRows } from "./scheduled-rows.js";

export interface Claim {
  readonly now: Date;
  /** How long the claim lasts, in milliseconds. */
  readonly claimMs: number;
  /** The furthest ahead that a time is ever scheduled, in milliseconds. */
  readonly longestDelayMs: number;
  /** How many rows are claimed at most. */
  readonly limit: number;
  /** Keys of rows that the worker itself still works on, whatever has become of its claims. */
  readonly underWay?: readonly string[];
}

const later = (time: Date, ms: number): string => new Date(time.getTime() + ms).toISOString();

/**
 * Claims rows that are due and that nobody works on, the longest due first. Several workers never get the same one. What one
 * leaves unfinished is due again once its claim has run out.
 *
 * Times that are too far ahead to be any server's own come from a clock that was put back since, or that is wrong elsewhere:
 * such a row is due, and such a claim lasts as long as one that is made now.
 */
export const claimDue = async <Row>(
  db: PrismaClient,
  { table, key, dueAt, claimedUntil, pending, rows }: ScheduledRows<Row>,
  { now, claimMs, longestDelayMs, limit, underWay = [] }: Claim,
): Promise<Row[]> => {
  // times travel as text with their zone: a bare timestamp would be read in the zone of the session
  const [at, until] = [now.toISOString(), later(now, claimMs)];
  const [latestDue, latestClaim] = [
    later(now, longestDelayMs + clockToleranceMs),
    later(now, claimMs + clockToleranceMs),
  ];
  // whoever refers to a row by a foreign key keeps nobody from claiming it
  const texts = await queryTexts(
    db,
    Prisma.sql`
      WITH shortened AS (
        UPDATE ${table} SET ${claimedUntil} = ${until}::timestamptz
        WHERE ${pending} AND ${claimedUntil} > ${latestClaim}::timestamptz
      ), due AS MATERIALIZED (
        SELECT ${key} FROM ${table}
        WHERE ${pending} AND (${dueAt} <= ${at}::timestamptz OR ${dueAt} > ${latestDue}::timestamptz)
          AND (${claimedUntil} IS NULL OR ${claimedUntil} <= ${at}::timestamptz) AND ${key}::text <> ALL(${underWay}::text[])
        ORDER BY ${dueAt}, ${key} LIMIT ${limit}::int
        FOR NO KEY UPDATE SKIP LOCKED
      )
      UPDATE ${rows.from} SET ${claimedUntil} = ${until}::timestamptz FROM due WHERE row0.${key} = due.${key}
      RETURNING ${rows.json}::text`,
  );
  return texts.map((text) => rows.read(JSON.parse(text) as never));
};

/**
 * When the next row can be claimed, be it because it is due or because the claim of another worker runs out; undefined when
 * nothing is scheduled.
 */
export const nextDueAt = async <Row>(
  db: PrismaClient,
  { table, key, dueAt, claimedUntil, pending }: ScheduledRows<Row>,
  underWay: readonly string[] = [],
): Promise<Date | undefined> => {
  const [next] = await queryTexts<string | null>(
    db,
    Prisma.sql`
      SELECT to_json(least(
        (SELECT min(${dueAt}) FROM ${table} WHERE ${pending} AND ${claimedUntil} IS NULL),
        (SELECT min(${claimedUntil}) FROM ${table}
          WHERE ${pending} AND ${claimedUntil} IS NOT NULL AND ${key}::text <> ALL(${underWay}::text[]))))::text`,
  );
  return next ? new Date(JSON.parse(next) as string) : undefined;
};

import type { Prisma } from "../generated/prisma/client.js";
import { queryTexts, type Statement } from "./own-statement.js";
import { ownRouteOf, type ReadBound } from "./route.js";
import { levelOf } from "./transaction-client.js";

/** Rows of so many bytes are read without asking anybody: each request may have as many in memory. */
export const freeBytes = 65_536;

/** The bound of what a client reads, and whether it may wait: nobody waits in a transaction, which holds locks. */
const boundOf = (
  db: Prisma.TransactionClient,
): { readonly bound: ReadBound; readonly mayWait: boolean } | undefined => {
  const level = levelOf(db);
  const bound = level ? level.bound : ownRouteOf(db)?.bound;
  return bound && { bound, mayWait: level === undefined };
};

/**
 * Sets bytes aside for what is about to be read by a client. Clients without a bound read any number.
 *
 * @throws what the bound throws where there are too many
 */
export const setAside = async (db: Prisma.TransactionClient, bytes: number): Promise<void> => {
  const found = boundOf(db);
  if (found && bytes > 0) await found.bound.setAside(bytes, { mayWait: found.mayWait });
};

/** Answers the number of bytes, and the rows themselves only where these are no more than so many: they are weighed in the database. */
const weighed = ({ text, values }: Statement, most: number): Statement => ({
  text:
    `WITH found (text) AS MATERIALIZED (${text}), ` +
    "weighed (bytes) AS MATERIALIZED (SELECT coalesce(sum(octet_length(text)), 0) FROM found) " +
    "SELECT bytes::text FROM weighed " +
    `UNION ALL SELECT text FROM found WHERE (SELECT bytes FROM weighed) <= $${values.length + 1}::bigint`,
  values: [...values, most],
});

/**
 * Runs a statement that reads rows of one text each, as `queryTexts` does. For a client with a bound, many bytes are set aside before
 * they are read.
 *
 * @throws what the driver throws, and what the bound throws where there are too many bytes
 */
export const readTexts = async (db: Prisma.TransactionClient, statement: Statement): Promise<string[]> => {
  if (!boundOf(db)) return queryTexts(db, statement);
  let [most, aside] = [freeBytes, 0];
  for (;;) {
    const [weight, ...texts] = await queryTexts(db, weighed(statement, most));
    const bytes = Number(weight);
    if (bytes <= most) return texts;
    // others may have stored more since they were weighed
    await setAside(db, bytes - aside);
    [most, aside] = [bytes, bytes];
  }
};

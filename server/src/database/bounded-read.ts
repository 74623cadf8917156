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
 * How many bytes statements read when they read more than is free, by their texts: who asks for a long list will mostly get as much
 * as those before. No more of it is set aside beforehand than so many times what is free.
 */
const expected = new Map<string, number>();
const mostExpected = { statements: 200, bytes: 4 * freeBytes };

const expect = (text: string, bytes: number): void => {
  if (expected.size >= mostExpected.statements && !expected.has(text)) expected.clear();
  // some more, so that a list of about as many bytes fits as well
  const some = Math.ceil(bytes * 1.125);
  if (some <= mostExpected.bytes) expected.set(text, some);
};

/** Sets bytes aside where this needs no wait. @returns how many it got */
const trySetAside = async (db: Prisma.TransactionClient, bytes: number): Promise<number> => {
  try {
    await boundOf(db)?.bound.setAside(bytes, { mayWait: false });
    return bytes;
  } catch {
    return 0;
  }
};

/**
 * Runs a statement that reads rows of one text each, as `queryTexts` does. For a client with a bound, many bytes are set aside before
 * they are read. So a long list is read twice, unless one of as many bytes was read before.
 *
 * @throws what the driver throws, and what the bound throws where there are too many bytes
 */
export const readTexts = async (db: Prisma.TransactionClient, statement: Statement): Promise<string[]> => {
  if (!boundOf(db)) return queryTexts(db, statement);
  const likely = expected.get(statement.text);
  let aside = likely === undefined ? 0 : await trySetAside(db, likely);
  let most = Math.max(freeBytes, aside);
  for (;;) {
    const [weight, ...texts] = await queryTexts(db, weighed(statement, most));
    const bytes = Number(weight);
    if (bytes > freeBytes) expect(statement.text, bytes);
    else expected.delete(statement.text);
    if (bytes <= most) return texts;
    // others may have stored more since they were weighed
    await setAside(db, bytes - aside);
    [most, aside] = [bytes, bytes];
  }
};

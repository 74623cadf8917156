import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/**
 * A query for many at once. OFFSET keeps the planner from joining whole tables: each is found by indexes.
 *
 * @param types of what is asked with, in the order of the parameters, by the names that the query uses
 */
export const forMany = (types: Readonly<Record<string, string>>, query: string): string => {
  const lists = Object.values(types).map((type, index) => `$${index + 1}::${type}[]`);
  return `
    SELECT found.* FROM unnest(${lists.join(", ")}) WITH ORDINALITY AS asked (${Object.keys(types).join(", ")}, place)
    LEFT JOIN LATERAL (${query} OFFSET 0) AS found ON true ORDER BY place`;
};

/** Runs a query for one or for many. @returns rows in the order of what is asked with; those of what was not found are empty */
export const readRows = async <Row extends unknown[]>(
  db: Prisma.TransactionClient,
  texts: { readonly one: string; readonly many: string },
  asked: readonly (readonly unknown[])[],
): Promise<(Row | undefined)[]> => {
  const [first = []] = asked;
  if (asked.length === 1) return [(await queryRows<Row>(db, { text: texts.one, values: first }))[0]];
  const values = first.map((_, index) => asked.map((one) => one[index]));
  return queryRows<Row>(db, { text: texts.many, values });
};

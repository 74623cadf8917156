import pg from "pg";
import * as z from "zod";
import { TransferError } from "./transfer-error.js";

/** Where a sequence stands: the last value that it gave, or null with the first that it will give. */
export const Counter = z.object({ name: z.string(), last: z.string().nullable(), first: z.string() });
export type Counter = z.infer<typeof Counter>;

export const readCounters = async (client: pg.Client): Promise<Counter[]> => {
  const { rows } = await client.query<Counter>(
    `SELECT sequencename AS name, last_value::text AS last, start_value::text AS first
     FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename`,
  );
  return rows;
};

/** Puts sequences where they stood. @throws TransferError for those that the schema does not have */
export const setCounters = async (client: pg.Client, counters: readonly Counter[]): Promise<void> => {
  const known = new Set((await readCounters(client)).map(({ name }) => name));
  const strange = counters.find(({ name }) => !known.has(name));
  if (strange)
    throw new TransferError(`The data has a sequence ${JSON.stringify(strange.name)}, which the schema does not have.`);
  await client.query(
    `SELECT setval(name::regclass, value, called)
     FROM unnest($1::text[], $2::bigint[], $3::boolean[]) AS counters (name, value, called)`,
    [
      counters.map(({ name }) => pg.escapeIdentifier(name)),
      counters.map(({ last, first }) => last ?? first),
      counters.map(({ last }) => last !== null),
    ],
  );
};

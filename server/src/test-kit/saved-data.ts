import pg from "pg";
import { withConnection } from "../database/connection.js";

/** All rows of a database, and where its counters stand. */
export interface SavedData {
  /** Tables that hold rows, each after those that it refers to; their rows as PostgreSQL writes them in JSON. */
  readonly rows: readonly { readonly name: string; readonly json: string }[];
  readonly counters: readonly { readonly name: string; readonly last: string | null; readonly first: string }[];
}

const quote = pg.escapeIdentifier;

/** The tables of the server, each after those that it refers to. */
const tablesOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; parents: string[] }>(
    `SELECT child.relname AS name, array_remove(array_agg(parent.relname::text), NULL) AS parents
     FROM pg_class AS child
     LEFT JOIN pg_constraint ON contype = 'f' AND conrelid = child.oid AND confrelid <> child.oid
     LEFT JOIN LATERAL (SELECT relname FROM pg_class WHERE oid = confrelid) AS parent ON true
     WHERE child.relkind = 'r' AND child.relnamespace = current_schema()::regnamespace
       AND child.relname <> '_prisma_migrations'
     GROUP BY child.relname`,
  );
  const sorted: string[] = [];
  while (sorted.length < rows.length) {
    const next = rows.filter(
      ({ name, parents }) => !sorted.includes(name) && parents.every((parent) => sorted.includes(parent)),
    );
    if (next.length === 0) throw new Error("The tables refer to each other in a circle.");
    sorted.push(...next.map(({ name }) => name));
  }
  return sorted;
};

/** Reads everything, as of one moment. */
export const saveData = (url: string): Promise<SavedData> =>
  withConnection(url, async (client) => {
    const tables = await tablesOf(client);
    const each = tables.map(
      (name) => `SELECT ${pg.escapeLiteral(name)} AS name, json_agg(saved)::text AS json FROM ${quote(name)} AS saved`,
    );
    const { rows } = await client.query<{ name: string; json: string | null }>(each.join(" UNION ALL "));
    const held = new Map(rows.map(({ name, json }) => [name, json]));
    const counters = await client.query<SavedData["counters"][number]>(
      `SELECT sequencename AS name, last_value::text AS last, start_value::text AS first
       FROM pg_sequences WHERE schemaname = current_schema()`,
    );
    return {
      rows: tables.flatMap((name) => {
        const json = held.get(name);
        return json ? [{ name, json }] : [];
      }),
      counters: counters.rows,
    };
  });

/** Puts the saved rows in the place of all that there are, in one transaction. */
export const restoreData = (url: string, { rows, counters }: SavedData): Promise<void> =>
  withConnection(url, async (client) => {
    const tables = await tablesOf(client);
    await client.query("BEGIN");
    await client.query(
      tables
        .reverse()
        .map((name) => `DELETE FROM ${quote(name)}`)
        .join(";"),
    );
    for (const { name, json } of rows) {
      await client.query(
        `INSERT INTO ${quote(name)} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${quote(name)}, $1)`,
        [json],
      );
    }
    const resets = counters.map(
      ({ name, last, first }) =>
        `SELECT setval(${pg.escapeLiteral(quote(name))}::regclass, ${last ?? first}, ${last !== null})`,
    );
    await client.query([...resets, "COMMIT"].join(";"));
  });

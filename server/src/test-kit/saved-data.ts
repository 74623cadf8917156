import pg from "pg";
import { withConnection } from "../database/connection.js";
import { type Counter, readCounters, setCounters } from "../database/transfer/counters.js";
import { tablesOf } from "../database/transfer/tables.js";

/** All rows of a database, and where its counters stand. */
export interface SavedData {
  /** Tables that hold rows, each after those that it refers to; their rows as PostgreSQL writes them in JSON. */
  readonly rows: readonly { readonly name: string; readonly json: string }[];
  readonly counters: readonly Counter[];
}

const quote = pg.escapeIdentifier;

const namesOfTables = async (client: pg.Client): Promise<string[]> => (await tablesOf(client)).map(({ name }) => name);

/** Reads everything, as of one moment. */
export const saveData = (url: string): Promise<SavedData> =>
  withConnection(url, async (client) => {
    const tables = await namesOfTables(client);
    const each = tables.map(
      (name) => `SELECT ${pg.escapeLiteral(name)} AS name, json_agg(saved)::text AS json FROM ${quote(name)} AS saved`,
    );
    const { rows } = await client.query<{ name: string; json: string | null }>(each.join(" UNION ALL "));
    const held = new Map(rows.map(({ name, json }) => [name, json]));
    return {
      rows: tables.flatMap((name) => {
        const json = held.get(name);
        return json ? [{ name, json }] : [];
      }),
      counters: await readCounters(client),
    };
  });

/** Puts the saved rows in the place of all that there are, in one transaction. */
export const restoreData = (url: string, { rows, counters }: SavedData): Promise<void> =>
  withConnection(url, async (client) => {
    const tables = await namesOfTables(client);
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
    await setCounters(client, counters);
    await client.query("COMMIT");
  });

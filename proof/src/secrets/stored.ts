import pg from "pg";
import { withConnection } from "../../../server/src/database/connection.js";

const tablesOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
  );
  return rows.map(({ name }) => name);
};

/** Every row of every table, as text; bytes are written in hexadecimal. */
export const everyRow = (url: string): Promise<string> =>
  withConnection(url, async (client) => {
    const texts: string[] = [];
    for (const name of await tablesOf(client)) {
      const table = pg.escapeIdentifier(name);
      const { rows } = await client.query<{ text: string }>(`SELECT ${table}::text AS text FROM ${table}`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join("\n");
  });

/** The files of all tables and indexes, as they lie on the disk: what was changed or deleted is in them for a while. */
export const everyFile = (url: string): Promise<Uint8Array[]> =>
  withConnection(url, async (client) => {
    await client.query("CHECKPOINT");
    const { rows } = await client.query<{ bytes: Uint8Array | null }>(
      `SELECT pg_read_binary_file(pg_relation_filepath(oid), true) AS bytes FROM pg_class
       WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL`,
    );
    return rows.flatMap(({ bytes }) => (bytes ? [bytes] : []));
  });

/** Takes tables away for a while, so that whatever needs one of them fails. */
export const withoutTables = async (
  url: string,
  isTaken: (name: string) => boolean,
  work: () => Promise<void>,
): Promise<void> => {
  const rename = (change: (name: string) => readonly [from: string, to: string]) =>
    withConnection(url, async (client) => {
      for (const table of taken) {
        const [from, to] = change(table).map((name) => pg.escapeIdentifier(name));
        await client.query(`ALTER TABLE ${from} RENAME TO ${to}`);
      }
    });
  const taken = (await withConnection(url, tablesOf)).filter(isTaken);
  await rename((name) => [name, `${name}_away`]);
  await work();
  await rename((name) => [`${name}_away`, name]);
};

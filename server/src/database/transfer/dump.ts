import type { Readable } from "node:stream";
import type pg from "pg";
import { withConnection } from "../connection.js";
import { readHistory } from "../migrate.js";
import { type Content, ContentMeter, readRows, steadyText } from "./content.js";
import { type Counter, readCounters } from "./counters.js";
import { type Table, tablesOf } from "./tables.js";
import { TransferError } from "./transfer-error.js";

/** What a database held at one moment, on its way to somewhere. */
export interface Dump {
  /** The migrations that made its tables. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** Each after those that it refers to. */
  readonly tables: readonly Table[];
  /** Hands over the rows of each table in turn, and tells at the end what they come to. It can be done once. */
  pour(into: (table: Table, rows: Readable) => Promise<void>): Promise<DumpEnd>;
}

export interface DumpEnd {
  readonly contents: readonly Content[];
  readonly counters: readonly Counter[];
}

/**
 * Reads a database as of one moment, while others go on to work with it.
 *
 * @throws TransferError when the server's tables are not there
 */
export const withSnapshot = <T>(databaseUrl: string, work: (dump: Dump) => Promise<T>): Promise<T> =>
  withConnection(databaseUrl, async (client) => {
    await client.query(steadyText);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const history = await readHistory(client);
    if (history.length === 0)
      throw new TransferError("The database does not have the server's tables: there is nothing to take.");
    const unfinished = history.find(({ finished }) => !finished);
    if (unfinished)
      throw new TransferError(
        `The migration ${unfinished.name} once failed halfway in this database: repair it first.`,
      );
    return work({
      migrations: history.map(({ name, checksum }) => ({ name, checksum })),
      tables: await tablesOf(client),
      async pour(into) {
        const contents: Content[] = [];
        for (const table of this.tables) contents.push(await pourTable(client, table, into));
        // sequences know of no snapshot: read last, they are never behind the rows
        return { contents, counters: await readCounters(client) };
      },
    });
  });

const pourTable = async (client: pg.Client, table: Table, into: Parameters<Dump["pour"]>[0]): Promise<Content> => {
  const meter = new ContentMeter();
  const rows = readRows(client, table);
  rows.on("error", (error) => meter.destroy(error));
  await into(table, rows.pipe(meter));
  return meter.content(table.name);
};

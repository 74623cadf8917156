import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { dataModel } from "../../generated/data-model.js";
import { migrations } from "../../generated/migrations.js";
import { withConnection } from "../connection.js";
import { isDatabaseUnreachable } from "../database-away.js";
import { applyWithin, lockMigrations, pendingMigrations, readHistory } from "../migrate.js";
import { type Content, firstDifference, measure, steadyText } from "./content.js";
import { setCounters } from "./counters.js";
import type { Dump } from "./dump.js";
import { listed, type Table, tablesOf } from "./tables.js";
import { TransferError } from "./transfer-error.js";

export interface LoadOptions {
  /** Puts it in the place of what is there. */
  readonly force: boolean;
}

/**
 * Puts a dump into a database, in one transaction: all of it, compared row for row by checksums, or nothing. A dump of
 * an older version is brought to this version's schema.
 *
 * @throws TransferError when the database holds something already, or the dump cannot be read by this version
 */
export const load = (databaseUrl: string, dump: Dump, options: LoadOptions): Promise<readonly Content[]> =>
  withConnection(databaseUrl, async (client) => {
    requireKnown(dump);
    await client.query(`${steadyText}; BEGIN`);
    try {
      await lockMigrations(client, "transaction");
      await makeRoom(client, dump, options);
      const tables = await knownTables(client, dump.tables);
      const { contents, counters } = await dump.pour((table, rows) =>
        pipeline(rows, client.query(intoTable(tables.get(table.name) as Table))),
      );
      await setCounters(client, counters);
      await compare(client, [...tables.values()], contents);
      for (const migration of await pendingMigrations(client, migrations)) await applyWithin(client, migration);
      await client.query("COMMIT");
      return contents;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      if (!(error instanceof pg.DatabaseError || isDatabaseUnreachable(error))) throw error;
      throw new TransferError(`The database did not take the data, and nothing was changed: ${error.message}.`, {
        cause: error,
      });
    }
  });

const intoTable = ({ name, columns }: Table) => copyFrom(`COPY ${listed([name])} (${listed(columns)}) FROM STDIN`);

/** @throws TransferError when the dump has migrations that this version does not know */
export const requireKnown = (dump: Pick<Dump, "migrations">): void => {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const strange = dump.migrations.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (strange) {
    throw new TransferError(
      `The data has the migration ${strange.name}, which this version of Concordat does not know: use the version that it is from, or a newer one.`,
    );
  }
};

/** Sees that the tables of the dump are there, and empty. */
const makeRoom = async (client: pg.Client, dump: Dump, { force }: LoadOptions): Promise<void> => {
  const theirs = new Set(dump.migrations.map(({ name }) => name));
  const present = await tablesOf(client);
  const history = await readHistory(client);
  if (present.length === 0 && history.length === 0) {
    for (const migration of migrations.filter(({ name }) => theirs.has(name))) await applyWithin(client, migration);
    return;
  }
  if (history.length === 0) {
    throw new TransferError(
      `The database holds tables that are not Concordat's, such as ${present[0]?.name}: nothing was changed; choose an empty database.`,
    );
  }
  const pending = new Set((await pendingMigrations(client, migrations)).map(({ name }) => name));
  if (migrations.some(({ name }) => theirs.has(name) === pending.has(name))) {
    throw new TransferError(
      "The data is from another version of Concordat than the tables of the database: nothing was changed; choose a database without tables, or an empty data folder.",
    );
  }
  await knownTables(client, dump.tables);
  await client.query(`LOCK TABLE ${listed(dump.tables.map(({ name }) => name))} IN SHARE ROW EXCLUSIVE MODE`);
  const full = await firstWithRows(client, dump.tables);
  if (full === undefined) return;
  if (!force) {
    throw new TransferError(
      `The database is not empty, there are rows in ${full}: nothing was changed; choose an empty database.`,
    );
  }
  await client.query(`TRUNCATE ${listed(dump.tables.map(({ name }) => name))}`);
};

/**
 * The tables of a dump, which must be those of the migrated schema with all of their columns: a dump cannot name others, such
 * as PostgreSQL's own or the history of migrations.
 */
const knownTables = async (client: pg.Client, tables: readonly Table[]): Promise<Map<string, Table>> => {
  const present = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  const known = new Map<string, Table>();
  for (const { name, columns } of tables) {
    const own = present.get(name);
    const same =
      own?.columns.length === columns.length && new Set([...own.columns, ...columns]).size === columns.length;
    if (!own || !same || known.has(name)) throw strangeTable(name);
    // rows are in the order of the dump's columns; by which key they are sorted is the schema's business
    known.set(name, { name, columns, key: own.key });
  }
  const ours = new Set(Object.values(dataModel).map(({ table }) => table));
  const missing = [...present.keys()].find((name) => ours.has(name) && !known.has(name));
  if (missing !== undefined) throw strangeTable(missing);
  return known;
};

const strangeTable = (name: string): TransferError =>
  new TransferError(
    `The data does not have the tables and columns that its migrations make, as ${JSON.stringify(name)} shows: nothing was changed.`,
  );

const firstWithRows = async (client: pg.Client, tables: readonly Table[]): Promise<string | undefined> => {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${listed([name])} LIMIT 1`);
    if (rowCount) return name;
  }
  return undefined;
};

const compare = async (client: pg.Client, tables: readonly Table[], expected: readonly Content[]): Promise<void> => {
  const found: Content[] = [];
  for (const table of tables) found.push(await measure(client, table));
  const different = firstDifference(expected, found);
  if (different) {
    throw new TransferError(
      `The rows of ${different} did not arrive as they were: nothing was changed in the database.`,
    );
  }
};

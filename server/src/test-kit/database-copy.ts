import { randomBytes } from "node:crypto";
import pg from "pg";
import { withConnection } from "../database/connection.js";
import { withDatabase } from "./database-url.js";

/** A database that is there for a test only. */
export interface DatabaseCopy {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes a database as a copy of another one to which nobody is connected, in a tenth of a second. */
export const copyDatabase = async (
  serverUrl: string,
  { template, prefix }: { readonly template: string; readonly prefix: string },
): Promise<DatabaseCopy> => {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  const identifiers = [name, template].map((identifier) => pg.escapeIdentifier(identifier));
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${identifiers.join(" TEMPLATE ")}`));
  const drop = () => withConnection(serverUrl, (client) => dropDatabase(client, name));
  return { url: withDatabase(serverUrl, name), drop };
};

/** Ends a database, and whatever is connected to it. */
export const dropDatabase = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
};

export const databasesNamed = async (client: pg.Client, prefix: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
    [prefix],
  );
  return rows.map(({ name }) => name);
};

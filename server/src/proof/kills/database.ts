import pg from "pg";
import { connectionOf } from "../../database/connection.js";
import { connectDatabase } from "../../database/database.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Query } from "./provider-shelves.js";

/** The embedded database of a folder, beside the server that runs on it; it is to be left before that is killed. */
export interface Beside {
  readonly client: pg.Client;
  readonly prisma: PrismaClient;
  readonly query: Query;
  leave(): Promise<void>;
}

/** Joins the database of a data folder as a command does. */
export const joinDatabase = async (dataDir: string): Promise<Beside> => {
  const database = await connectDatabase({ dataDir });
  const client = new pg.Client(connectionOf(database.url).config);
  client.on("error", () => undefined);
  await client.connect();
  return {
    client,
    prisma: database.prisma,
    query: async (sql, values) => (await client.query(sql, [...values])).rows as never,
    leave: async () => {
      await client.end();
      await database.close();
    },
  };
};

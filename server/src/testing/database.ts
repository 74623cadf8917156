import { randomBytes } from "node:crypto";
import { withConnection } from "../database/connection.js";
import { createPrisma } from "../database/database.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { withDatabase } from "./database-url.js";

/** A database of its own for a test file, with the schema and no rows. */
export interface TestDatabase {
  readonly url: string;
  readonly prisma: PrismaClient;
  drop(): Promise<void>;
}

/** Copies the template that the global set-up has made, in a tenth of a second. */
export async function createTestDatabase(onStatement?: (sql: string) => void): Promise<TestDatabase> {
  const { url, drop } = await createDatabase(`TEMPLATE ${setting("CONCORDAT_TEST_TEMPLATE")}`);
  const prisma = createPrisma(url, onStatement);
  const dropAll = async (): Promise<void> => {
    await prisma.$disconnect();
    await drop();
  };
  return { url, prisma, drop: dropAll };
}

/** A database on the same server that has not even the schema. */
export const createEmptyDatabase = (): Promise<Omit<TestDatabase, "prisma">> => createDatabase("TEMPLATE template0");

async function createDatabase(template: string): Promise<Omit<TestDatabase, "prisma">> {
  const serverUrl = setting("CONCORDAT_TEST_DATABASE_URL");
  const prefix = setting("CONCORDAT_TEST_TEMPLATE").replace(/_template$/, "");
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${name} ${template}`));
  const drop = async (): Promise<void> => {
    await withConnection(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: withDatabase(serverUrl, name), drop };
}

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: the test must run with the global set-up server/src/testing/global-setup.ts.`);
}

import { createPrisma } from "../database/database.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { copyDatabase, type DatabaseCopy } from "../test-kit/database-copy.js";
import { testRun } from "./test-run.js";

/** A database of its own for a test file, with the schema and no rows. */
export interface TestDatabase extends DatabaseCopy {
  readonly prisma: PrismaClient;
}

/** Copies the template that the global set-up has made, in a tenth of a second. */
export async function createTestDatabase(onStatement?: (sql: string) => void): Promise<TestDatabase> {
  const { url, drop } = await createDatabase(testRun("CONCORDAT_TEST_TEMPLATE"));
  const prisma = createPrisma(url, { onStatement });
  const dropAll = async (): Promise<void> => {
    await prisma.$disconnect();
    await drop();
  };
  return { url, prisma, drop: dropAll };
}

/** A database on the same server that has not even the schema. */
export const createEmptyDatabase = (): Promise<DatabaseCopy> => createDatabase("template0");

async function createDatabase(template: string): Promise<DatabaseCopy> {
  const prefix = testRun("CONCORDAT_TEST_TEMPLATE").replace(/_template$/, "");
  return copyDatabase(testRun("CONCORDAT_TEST_DATABASE_URL"), { template, prefix });
}

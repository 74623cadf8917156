import { copyDatabase, type DatabaseCopy } from "../test-kit/database-copy.js";
import { connectCopy, type TestDatabase } from "../test-kit/test-app.js";
import { testRun } from "./test-run.js";

export type { TestDatabase } from "../test-kit/test-app.js";

/** A database of its own for a test file, with the schema and no rows: a copy of the run's template, which takes a tenth of a second. */
export const createTestDatabase = async (onStatement?: (sql: string) => void): Promise<TestDatabase> =>
  connectCopy(await createDatabase(testRun("CONCORDAT_TEST_TEMPLATE")), onStatement);

/** A database on the same server that has not even the schema. */
export const createEmptyDatabase = (): Promise<DatabaseCopy> => createDatabase("template0");

async function createDatabase(template: string): Promise<DatabaseCopy> {
  const prefix = testRun("CONCORDAT_TEST_TEMPLATE").replace(/_template$/, "");
  return copyDatabase(testRun("CONCORDAT_TEST_DATABASE_URL"), { template, prefix });
}

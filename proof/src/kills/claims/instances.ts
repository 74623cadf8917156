import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../../server/src/testing/database.js";
import { type ServerProcess, startServerProcess } from "../../../../server/src/testing/server-process.js";
import { noQuotasSetting } from "../../kit/no-quotas.js";
import { makeCallers } from "../callers.js";
import { type HeadersOf, openConnection, type ServerConnection } from "../connection.js";

/** One of several servers over one database, in a process of its own. */
export interface Instance {
  readonly server: ServerProcess;
  readonly connection: ServerConnection;
}

/** A PostgreSQL, over which servers are started and killed. */
export interface Instances {
  readonly database: TestDatabase;
  start(): Promise<Instance>;
}

/** Deleted buckets are cleaned up at once. */
const pace = { CONCORDAT_PROVISIONING_STEP_MS: "5", CONCORDAT_BUCKET_CLEANUP_MS: "1" };

/** A database of its own for the time of a test, and as many servers over it as one likes. */
export const openInstances = async (): Promise<Instances> => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const masterKey = randomBytes(32);
  const accountToken = randomBytes(16).toString("hex");
  let headersOf: HeadersOf | undefined;
  const start = async (): Promise<Instance> => {
    // the folder stays empty: the database is elsewhere, and the key is given
    const server = await startServerProcess(join(tmpdir(), "concordat-no-folder"), {
      DATABASE_URL: database.url,
      CONCORDAT_MASTER_KEY: masterKey.toString("base64"),
      CONCORDAT_UPCLOUD_TOKEN: accountToken,
      ...noQuotasSetting,
      ...pace,
    });
    headersOf ??= await makeCallers(database.prisma, { masterKey, accountToken });
    const connection = openConnection(headersOf);
    connection.connect(server.url);
    return { server, connection };
  };
  return { database, start };
};

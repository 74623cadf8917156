import { createAccount, generateToken } from "../accounts/accounts.js";
import { createPrisma } from "../database/database.js";
import { docsRoutes } from "../http/docs.js";
import { healthRoutes } from "../http/health.js";
import { databaseFault } from "../readiness.js";
import { createShutdown } from "../shutdown.js";
import { issueOrchestratorToken } from "../ucloud/credentials.js";
import { createDeliveryWorker } from "../ucloud/provider-calls/delivery-worker.js";
import { createTestDirectory } from "./directory.js";
import { advanceDoing, instant, stepwise } from "./provisioning.js";
import { meetResidents, testMasterKey } from "./residents.js";
import { restoreData, type SavedData, saveData } from "./saved-data.js";
import { serveApp } from "./serve-app.js";
import { createServerDatabase } from "./template.js";
import { createIssueTestToken, createTestContext } from "./test-context.js";
import type { TestServer, TestServerOptions, TestSnapshot } from "./test-server.js";

const openApiDocument = async () => (await import("@concordat/contract/openapi")).openApiDocument();

/** Calls of Core to a provider that are under way at the end of a server: no test waits for them. */
const breakOffMs = 100;

/**
 * Starts the real server in this process, on a database of its own, and waits until it answers. The first call of a test
 * run starts the database server that all share, the others only copy a database; it ends with the run.
 *
 * @example
 * import { startTestServer, type TestServer } from "@concordat/server/testing";
 *
 * let server: TestServer;
 * beforeAll(async () => {
 *   server = await startTestServer();
 *   return () => server.close();
 * });
 *
 * it("lists providers", async () => {
 *   const response = await fetch(`${server.url}/api/providers/browse`, {
 *     headers: { authorization: `Bearer ${server.admin.token}` },
 *   });
 *   expect(response.status).toBe(200);
 * });
 */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const database = await createServerDatabase(options.databaseUrl ?? (process.env["DATABASE_URL"] || undefined));
  const shutdown = createShutdown((error) =>
    context.log.error({ err: error }, "a part of the server could not be ended"),
  );
  shutdown.push(() => database.drop());
  const prisma = createPrisma(database.url);
  shutdown.push(() => prisma.$disconnect());
  const isInstant = options.provisioning !== "stepwise";
  const settings = { allowPrivateAddresses: true, ...(isInstant ? instant : stepwise), ...options.settings };
  const context = createTestContext(prisma, { masterKey: testMasterKey, settings });
  const { clock } = context;

  try {
    const residents = await meetResidents(context);
    const atStart: TestSnapshot = { server: database.url, time: clock(), data: await startingData(database.url) };

    const deliveries = createDeliveryWorker(context, {
      issueToken: (provider) => issueOrchestratorToken(context, provider),
      stopMs: breakOffMs,
    });
    deliveries.start();
    shutdown.push(() => deliveries.stop());
    const health = healthRoutes({ whyNot: () => databaseFault(prisma) });
    const served = await serveApp(context, {
      open: [health, docsRoutes(openApiDocument)],
      onOwed: deliveries.poke,
    });
    shutdown.push(() => served.close());

    const restore: TestServer["restore"] = async ({ server, time, data }) => {
      if (server !== database.url) throw new Error("The snapshot was taken of another server.");
      await restoreData(database.url, data);
      clock.advance(time.getTime() - clock().getTime());
    };
    return {
      ...residents,
      url: served.url,
      clock,
      token: createIssueTestToken(context),
      directory: createTestDirectory(prisma),
      createAccount: async (username) => {
        const [password, token] = [`password of ${username}`, generateToken()];
        await createAccount(context, username, password, token);
        return { username, password, token };
      },
      advance: async (ms) => {
        await advanceDoing(context, ms);
        deliveries.poke();
      },
      reset: () => restore(atStart),
      snapshot: async () => ({ server: database.url, time: clock(), data: await saveData(database.url) }),
      restore,
      close: () => shutdown.run(),
    };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};

let starting: Promise<SavedData> | undefined;

/** What every server begins with: all are copies of one template. */
const startingData = (url: string): Promise<SavedData> => {
  starting ??= saveData(url);
  return starting;
};

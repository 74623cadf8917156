import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccount, generateToken } from "../accounts/accounts.js";
import { refuseSigned } from "../aws/refuse-signed.js";
import { consoleRoutes } from "../console/routes.js";
import { docsRoutes } from "../http/docs.js";
import { healthRoutes } from "../http/health.js";
import { databaseFault } from "../readiness.js";
import { issueOrchestratorToken } from "../ucloud/credentials.js";
import { createDeliveryWorker } from "../ucloud/provider-calls/delivery-worker.js";
import { createTestDirectory } from "./directory.js";
import { advanceDoing, instant, stepwise } from "./provisioning.js";
import { meetResidents, testMasterKey } from "./residents.js";
import { restoreData, type SavedData, saveData } from "./saved-data.js";
import { type ServedS3, serveTestS3 } from "./serve-test-s3.js";
import { createServerDatabase } from "./template.js";
import { connectCopy, startTestApp } from "./test-app.js";
import { createIssueTestToken } from "./test-context.js";
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
  const serverUrl = options.databaseUrl ?? (process.env["DATABASE_URL"] || undefined);
  const isInstant = options.provisioning !== "stepwise";
  const objectsFolder = await mkdtemp(join(tmpdir(), "concordat-objects-"));
  let s3: ServedS3 | undefined;
  let deliveries: ReturnType<typeof createDeliveryWorker> | undefined;
  const app = await startTestApp(connectCopy(await createServerDatabase(serverUrl)), {
    masterKey: testMasterKey,
    settings: {
      allowPrivateAddresses: true,
      ...(isInstant ? instant : stepwise),
      ...options.settings,
      dataDir: objectsFolder,
    },
    optionsOf: (context) => {
      const issueToken = (provider: string) => issueOrchestratorToken(context, provider);
      const worker = createDeliveryWorker(context, { issueToken, stopMs: breakOffMs });
      deliveries = worker;
      worker.start();
      const health = healthRoutes({ whyNot: () => databaseFault(context.prisma) });
      return {
        open: [
          health,
          docsRoutes(openApiDocument, { s3Url: () => s3?.url }),
          refuseSigned,
          consoleRoutes({ s3: () => s3?.url }),
        ],
        onOwed: worker.poke,
      };
    },
    beforeDrop: async () => {
      await deliveries?.stop();
      await s3?.close();
    },
  });
  const { url, databaseUrl, context } = app;
  const { clock, prisma } = context;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= app.close();
    return closing;
  };

  try {
    const served = await serveTestS3(context, { onScheduled: () => undefined, apiUrl: url });
    s3 = served;
    const residents = await meetResidents(context);
    const atStart: TestSnapshot = { server: databaseUrl, time: clock(), data: await startingData(databaseUrl) };
    const restore: TestServer["restore"] = async ({ server, time, data }) => {
      if (server !== databaseUrl) throw new Error("The snapshot was taken of another server.");
      await restoreData(databaseUrl, data);
      served.forget();
      clock.advance(time.getTime() - clock().getTime());
    };
    return {
      ...residents,
      url,
      s3Url: served.url,
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
        deliveries?.poke();
      },
      reset: () => restore(atStart),
      snapshot: async () => ({ server: databaseUrl, time: clock(), data: await saveData(databaseUrl) }),
      restore,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

let starting: Promise<SavedData> | undefined;

/** What every server begins with: all are copies of one template. */
const startingData = (url: string): Promise<SavedData> => {
  starting ??= saveData(url);
  return starting;
};

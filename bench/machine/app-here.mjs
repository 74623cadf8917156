import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { noQuotas } from "./concordat.mjs";

/**
 * The app of the server in this process, on the database of one that runs, without anything that a server does by itself.
 * @param {Pick<import("./concordat.mjs").Concordat, "dataDir" | "databaseUrl">} server
 * @param {{ checkAnswers?: boolean }} [parts]
 */
export async function createAppHere({ dataDir, databaseUrl }, parts = {}) {
  const [{ createApp }, { createPrisma }, { readConfiguration }, { createLog }, vaults, { createObservers }] =
    await Promise.all([
      import("../../server/dist/create-app.js"),
      import("../../server/dist/database/database.js"),
      import("../../server/dist/configuration.js"),
      import("../../server/dist/log.js"),
      import("../../server/dist/vault/vault.js"),
      import("../../server/dist/observers.js"),
    ]);
  const configuration = readConfiguration({ LOG_LEVEL: "warn", CONCORDAT_QUOTAS: noQuotas });
  const key = await readFile(join(dataDir, "master.key"), "utf8");
  const vault = vaults.createVault(Buffer.from(key.trim(), "base64"));
  const prisma = createPrisma(databaseUrl, { pool: configuration });
  const context = { configuration, prisma, vault, log: createLog(configuration), clock: () => new Date() };
  const { watch, records } = await createObservers(context, []);
  const app = createApp(context, { ...parts, watch, records });
  return { app, close: () => prisma.$disconnect() };
}

/**
 * Serves it.
 * @param {Parameters<typeof createAppHere>[0]} place
 */
export async function serveHere(place) {
  const { app, close } = await createAppHere(place);
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}

// A provider's daemon: `npx tsx examples/integration-module/daemon.ts config.json`. Without keys it asks Core for
// registration; with them it goes to work at once. It may be stopped, or killed, at any moment.
import { once } from "node:events";
import { createServer } from "node:http";
import { createIntegrationModule } from "@concordat/sdk/integration-module";
import { fileKeyStore } from "@concordat/sdk/integration-module/node";
import { readConfig } from "./config.js";
import type { DaemonEvent } from "./daemon-event.js";

const { provider, core, issuer, specification, listen, keysFile } = await readConfig();

const log = (event: DaemonEvent): void => {
  const readable = event.type === "failed" ? { ...event, error: String(event.error) } : event;
  process.stdout.write(`${JSON.stringify(readable)}\n`);
};

const integration = createIntegrationModule({
  providerId: provider,
  store: fileKeyStore(keysFile),
  issuer,
  onEvent: log,
  handlers: {
    // here, a real provider makes an account and a home folder
    init: async ({ username }) => {
      const { status } = await cloud.providers.browse().raw();
      log({ type: "prepared", username, statusAtCore: status });
    },
    connect: ({ username }) => ({ redirectTo: `/login?user=${encodeURIComponent(username)}` }),
  },
});
const cloud = integration.client(core);

const server = createServer(integration.listener);
server.listen(listen.port, listen.host);
await once(server, "listening");
log({ type: "listening", port: listen.port });

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopping.abort();
    server.close();
    server.closeIdleConnections();
  });
}

try {
  await integration.register({
    core,
    specification,
    maxWaitMs: Number.POSITIVE_INFINITY,
    signal: stopping.signal,
    onApprovalNeeded: ({ token, url }) => log({ type: "approval-needed", token, url }),
  });
  log({ type: "ready" });
} catch (error) {
  if (!stopping.signal.aborted) throw error;
}

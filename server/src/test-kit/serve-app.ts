import { type AppOptions, createApp } from "../create-app.js";
import { apiLimits, serverOptions } from "../http/connection-limits.js";
import { createHttpServer } from "../http/fast-prototypes.js";
import { listen } from "../http/listen.js";
import type { TestContext } from "./test-context.js";

/** An app that answers on a port of its own. */
export interface ServedApp {
  readonly url: string;
  /** Cuts requests that are still under way: a test that ends waits for none. */
  close(): Promise<void>;
}

/** Serves the real app on a free port of loopback, where each answer is compared with the contract. */
export const serveApp = async (context: TestContext, parts: AppOptions = {}): Promise<ServedApp> => {
  const app = createApp(context, { checkAnswers: true, ...parts });
  const server = createHttpServer(app, serverOptions(apiLimits(context.configuration)));
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
};

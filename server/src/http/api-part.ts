import type { Express } from "express";
import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { apiListener } from "./api-listener.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { apiLimits } from "./connection-limits.js";
import { createHttpServer } from "./fast-prototypes.js";
import { apiAddress, apiTlsAddress } from "./listen-addresses.js";
import type { Listener } from "./listener.js";

/** TLS is loaded only where it is wanted. */
const loadTlsListener = async (context: ServerContext, app: Express): Promise<readonly Listener[]> => {
  const address = apiTlsAddress(context.configuration);
  if (!address) return [];
  const { createApiTlsListener } = await import("./api-tls-listener.js");
  return [await createApiTlsListener(context, app, address)];
};

/** An app, on the ports of the configuration. */
export const apiPart = async (context: ServerContext, app: Express): Promise<ServerPart> => {
  const listener: Listener = {
    name: apiListener,
    address: apiAddress(context.configuration),
    limits: apiLimits(context.configuration),
    createServer: (options) => {
      const server = createHttpServer(app, options);
      answerBrokenRequests(server);
      return server;
    },
  };
  return { listeners: [listener, ...(await loadTlsListener(context, app))] };
};

import type { Express } from "express";
import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { apiListener } from "./api-listener.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { apiLimits } from "./connection-limits.js";
import { createHttpServer } from "./fast-prototypes.js";
import { apiAddress } from "./listen-addresses.js";

/** An app, on the port of the configuration. */
export const apiPart = (context: ServerContext, app: Express): ServerPart => {
  const listener = {
    name: apiListener,
    address: apiAddress(context.configuration),
    limits: apiLimits(context.configuration),
    createServer: (options: Parameters<typeof createHttpServer>[1]) => {
      const server = createHttpServer(app, options);
      answerBrokenRequests(server);
      return server;
    },
  };
  return { listeners: [listener] };
};

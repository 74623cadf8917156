import type { Express } from "express";
import type { ServerContext } from "../context.js";
import type { ServerPart } from "../server-part.js";
import { apiListener } from "./api-listener.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { apiLimits } from "./connection-limits.js";
import { createHttpServer } from "./fast-prototypes.js";

/** An app, on the port of the configuration. */
export const apiPart = (context: ServerContext, app: Express): ServerPart => {
  const { host, port } = context.configuration;
  const listener = {
    name: apiListener,
    address: { host, port },
    limits: apiLimits(context.configuration),
    createServer: (options: Parameters<typeof createHttpServer>[1]) => {
      const server = createHttpServer(app, options);
      answerBrokenRequests(server);
      return server;
    },
  };
  return { listeners: [listener] };
};

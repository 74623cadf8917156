import { type Api, apiTable } from "@concordat/contract";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { ServerContext } from "../context.js";
import { accessLog } from "./access-log.js";
import { allowOrigins } from "./allow-origins.js";
import { fixedHeaders } from "./fixed-headers.js";
import type { MountedApi } from "./mount-api.js";
import { answerPageFailure } from "./page-failure.js";
import { beginCall } from "./server-call.js";

/** The parts of an app, beside its context. */
export interface AppParts {
  /** The APIs that are served, of which one takes the paths that belong to none. */
  readonly apis: readonly MountedApi[];
  /** Routes outside the contract that need no credentials: health, documents. */
  readonly open?: readonly RequestHandler[];
  /** Middleware that observes every request and answers none: metrics, the audit trail. */
  readonly watch?: readonly RequestHandler[];
}

/** Makes the Express app: each API with its own errors, and the open routes on paths that belong to none. */
export const makeApp = (context: ServerContext, { apis, open = [], watch = [] }: AppParts): Express => {
  const { prefixed, fallback, contract } = apiTable(...apis.map(({ api }) => api));
  const mounted = new Map<Api | undefined, MountedApi>(apis.map((each) => [each.api, each]));
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.enable("case sensitive routing");
  app.enable("strict routing");
  app.use(beginCall);
  app.use(accessLog(context.log));
  for (const each of watch) app.use(each);
  const { corsOrigins, trustProxy } = context.configuration;
  app.set("trust proxy", trustProxy);
  app.use(fixedHeaders(helmet({ contentSecurityPolicy: false })));
  if (corsOrigins.length > 0) app.use(allowOrigins(corsOrigins, contract));
  app.use((request, response, next) => {
    const api = mounted.get(prefixed(request.path));
    return api ? api.handle(request, response) : next();
  });
  for (const routes of open) app.use(routes);
  app.use(answerPageFailure(context.log));
  app.use((request, response) => mounted.get(fallback)?.handle(request, response));
  return app;
};

import type { Express } from "express";
import { type ApiOptions, mountApis } from "./apis.js";
import type { ServerContext } from "./context.js";
import { type AppParts, makeApp } from "./http/app.js";

/** What an app is told beside its context. */
export type AppOptions = Partial<Omit<AppParts, "apis">> & ApiOptions;

/** Makes the Express app with all APIs of the server. */
export const createApp = (context: ServerContext, { open = [], watch = [], ...options }: AppOptions = {}): Express =>
  makeApp(context, { apis: mountApis(context, options), open, watch });

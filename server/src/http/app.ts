import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { ServerContext } from "../context.js";
import { objectStorageRoom } from "../storage-api/room.js";
import type { ObjectStorageRoomOptions } from "../storage-api/room-options.js";
import { ucloudRoom } from "../ucloud/room.js";
import type { UCloudRoomOptions } from "../ucloud/room-options.js";
import { accessLog } from "./access-log.js";
import { allowOrigins } from "./allow-origins.js";
import { fixedHeaders } from "./fixed-headers.js";
import { assignRequestId } from "./request-id.js";

/** What an app is composed of beside its context. */
export interface AppParts extends UCloudRoomOptions, ObjectStorageRoomOptions {
  /** Routes outside the contract that need no credentials: health, documents. */
  readonly open?: readonly RequestHandler[];
  /** See every request from its beginning, and answer none: metrics, the audit trail. */
  readonly watch?: readonly RequestHandler[];
}

/** Makes the Express app: the open routes, then each API's room with its own errors. */
export const createApp = (context: ServerContext, parts: AppParts = {}): Express => {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.enable("case sensitive routing");
  app.enable("strict routing");
  app.use(assignRequestId);
  app.use(accessLog(context.log));
  for (const watch of parts.watch ?? []) app.use(watch);
  const { corsOrigins, trustProxy } = context.configuration;
  app.set("trust proxy", trustProxy);
  app.use(fixedHeaders(helmet({ contentSecurityPolicy: false })));
  if (corsOrigins.length > 0) app.use(allowOrigins(corsOrigins));
  for (const routes of parts.open ?? []) app.use(routes);
  app.use(objectStorageRoom(context, parts));
  app.use(ucloudRoom(context, parts));
  return app;
};

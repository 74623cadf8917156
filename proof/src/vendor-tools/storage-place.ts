import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, readConfiguration, startServer } from "@concordat/server";
import pino from "pino";
import { createTestDatabase } from "../../../server/src/testing/database.js";

/** A server with its first service, for tools that store something. */
export interface StoragePlace {
  readonly server: RunningServer;
  readonly s3Url: string;
  readonly service: NonNullable<RunningServer["service"]>;
  close(): Promise<void>;
}

export const startStoragePlace = async (): Promise<StoragePlace> => {
  const [database, dataDir] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), "concordat-tools-"))]);
  const configuration = { ...readConfiguration({ PORT: "0" }), databaseUrl: database.url, dataDir };
  const server = await startServer(configuration, { log: pino({ level: "silent" }) });
  const { s3Url, service } = server;
  if (!s3Url || !service) throw new Error("The server began without a service.");
  const close = async () => {
    await server.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  };
  return { server, s3Url, service, close };
};

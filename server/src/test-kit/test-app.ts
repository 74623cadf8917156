import type { Logger } from "pino";
import type { Configuration } from "../configuration.js";
import { type AppOptions, createApp } from "../create-app.js";
import { createPrisma } from "../database/database.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { apiLimits, serverOptions } from "../http/connection-limits.js";
import { createHttpServer } from "../http/fast-prototypes.js";
import { listen } from "../http/listen.js";
import { createShutdown } from "../shutdown.js";
import type { DatabaseCopy } from "./database-copy.js";
import { createTestContext, type TestContext } from "./test-context.js";

/** A database of its own for a test, with a client. */
export interface TestDatabase extends DatabaseCopy {
  readonly prisma: PrismaClient;
}

/** Connects a client to a copy of a database; to drop the database ends the client first. */
export const connectCopy = ({ url, drop }: DatabaseCopy, onStatement?: (sql: string) => void): TestDatabase => {
  const prisma = createPrisma(url, { onStatement });
  const dropAll = async (): Promise<void> => {
    await prisma.$disconnect();
    await drop();
  };
  return { url, prisma, drop: dropAll };
};

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

/** The real server on a database of its own. */
export interface TestApp {
  readonly url: string;
  readonly databaseUrl: string;
  readonly context: TestContext;
  close(): Promise<void>;
}

interface TestAppOptions {
  readonly settings: Partial<Configuration>;
  /** The key under which secrets are sealed; one of its own unless given. */
  readonly masterKey?: Uint8Array;
  readonly log?: Logger | undefined;
  /** What the app is composed of besides. */
  readonly optionsOf: (context: TestContext) => AppOptions;
  /** Ends what works on the database, before the database is dropped. */
  readonly beforeDrop?: () => Promise<void>;
}

/** Serves the real app on a database, which it drops at the end; nothing is left when the start fails. */
export const startTestApp = async (
  database: TestDatabase,
  { settings, masterKey, log, optionsOf, beforeDrop }: TestAppOptions,
): Promise<TestApp> => {
  const context = createTestContext(database.prisma, { settings, log, ...(masterKey && { masterKey }) });
  const shutdown = createShutdown((error) =>
    context.log.error({ err: error }, "a part of the server could not be ended"),
  );
  shutdown.push(() => database.drop());
  if (beforeDrop) shutdown.push(beforeDrop);
  try {
    const served = await serveApp(context, optionsOf(context));
    shutdown.push(() => served.close());
    return { url: served.url, databaseUrl: database.url, context, close: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};

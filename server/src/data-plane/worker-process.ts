import { createAnswerBudget } from "../answer-budget/create.js";
import { auditPart } from "../audit/audit-part.js";
import { openBytes } from "../blobs/open-bytes.js";
import { ConfigurationError } from "../configuration.js";
import type { ServerContext } from "../context.js";
import { createPrisma } from "../database/database.js";
import { createLog } from "../log.js";
import { serve } from "../serve.js";
import type { ServerPart } from "../server-part.js";
import { createShutdown } from "../shutdown.js";
import type { startTracing } from "../telemetry/start-tracing.js";
import { loadMasterKeys } from "../vault/master-keys.js";
import { createVault } from "../vault/vault.js";
import { loadS3 } from "./load-s3.js";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.js";

// a process of the data plane: it is begun by the server, and ends with it

/** How long requests under way may take when it is told to stop. */
const closeMs = 10_000;

const tell = (message: FromWorker): void => {
  // whoever began it may be gone
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
};

const logOf = async (configuration: WorkerStart["configuration"]) => {
  const { logFormat } = configuration;
  const isText = logFormat === undefined ? process.stderr.isTTY === true : logFormat === "text";
  return createLog(configuration, isText ? await (await import("../text-log.js")).textLog() : undefined);
};

const loadFigures = async () => (await import("../metrics/worker-metrics.js")).createWorkerMetrics();

const startTraces = async (...of: Parameters<typeof startTracing>) =>
  (await import("../telemetry/start-tracing.js")).startTracing(...of);

const begin = async ({ configuration, databaseUrl }: WorkerStart) => {
  const log = await logOf(configuration);
  const shutdown = createShutdown((error) => log.error({ err: error }, "a part of the data plane could not be ended"));
  const gate = { open: false };
  const prisma = createPrisma(databaseUrl, { pool: configuration, gate });
  shutdown.push(() => prisma.$disconnect());
  const vault = createVault(...(await loadMasterKeys(configuration.masterKey, configuration.dataDir)));
  const tracing = configuration.traces && (await startTraces(configuration.traces, { prisma, log }));
  if (tracing) shutdown.push(() => tracing.stop());
  const context: ServerContext = { configuration, prisma, vault, clock: () => new Date(), log, tracing };
  const metrics = configuration.metricsPort === undefined ? undefined : await loadFigures();
  const audit = configuration.auditDays === 0 ? undefined : auditPart(context, metrics?.countLoggedRecords);
  const opened = openBytes(context);
  const bytes: ServerPart = { close: async () => opened.close() };
  const { s3 } = await loadS3(context, {
    bytes: opened.bytes,
    listens: true,
    budget: createAnswerBudget(configuration),
    onScheduled: () => tell({ kind: "scheduled" }),
    countRequest: metrics?.countRequest,
    recordRequests: audit?.requests,
  });
  const parts = [bytes, audit, s3].filter((part) => part !== undefined);
  const { urls, startWork } = await serve(parts, { shutdown, closeMs, log });
  tell({ kind: "listening", urls });
  return {
    open: () => {
      gate.open = true;
      startWork();
    },
    figures: async () => (await metrics?.read()) ?? [],
    stop: () => shutdown.run(),
  };
};

let begun: ReturnType<typeof begin> | undefined;

const fail = (error: unknown): void => {
  const faults = error instanceof ConfigurationError ? error.faults : [(error as Error).message];
  tell({ kind: "failed", faults });
  process.disconnect();
};

const hear = async (message: ToWorker): Promise<void> => {
  if (message.kind === "start") begun = begin(message);
  const worker = await begun;
  if (message.kind === "open") worker?.open();
  if (message.kind === "figures") tell({ kind: "figures", figures: (await worker?.figures()) ?? [] });
  if (message.kind === "stop") {
    await worker?.stop();
    process.exit();
  }
};

process.on("message", (message: ToWorker) => void hear(message).catch(fail));
// a terminal sends these to all processes: the server says when to stop
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
tell({ kind: "hears" });

import type { RequestHandler } from "express";
import { startForgettingRecords } from "./audit/forget-records.js";
import type { ServerContext } from "./context.js";
import { createApp } from "./create-app.js";
import type { DueWork } from "./due-work/loop.js";
import { answerBrokenRequests } from "./http/broken-requests.js";
import { connectionOptions, limitConnections } from "./http/connection-limits.js";
import { docsRoutes } from "./http/docs.js";
import { createHttpServer } from "./http/fast-prototypes.js";
import { healthRoutes } from "./http/health.js";
import { closeServer, listen } from "./http/listen.js";
import { startForgetting } from "./idempotency/forget.js";
import { databaseFault } from "./readiness.js";
import { startSettling } from "./storage/services/settle.js";
import { issueOrchestratorToken } from "./ucloud/credentials.js";
import { startDeliveries } from "./ucloud/provider-calls/start-deliveries.js";
import type { Undo } from "./undo.js";
import { watchRequests } from "./watch-requests.js";

interface ServeOptions {
  readonly undo: Undo;
  readonly closeMs: number;
  /** Why the database is not ready yet, as a sentence; undefined once it was made ready. */
  readonly fault: () => string | undefined;
  /** See every request before all others do. */
  readonly watch: readonly RequestHandler[];
}

/** A server that listens. */
interface Served {
  readonly url: string;
  /** Begins what the server does without being asked, which takes a database that is ready. */
  startWork(): void;
}

/** The document's builder is loaded when somebody asks for the document: no start is to wait for it. */
const openApiDocument = async () => (await import("@concordat/contract/openapi")).openApiDocument();

/** Answers requests. Begun by `startWork`, it makes the calls that are owed to providers, and moves object storage on. */
export const serve = async (context: ServerContext, { undo, closeMs, fault, watch }: ServeOptions): Promise<Served> => {
  let deliveries: DueWork | undefined;
  let settling: DueWork | undefined;
  const whyNot = async () => (undo.begun ? "The server is stopping." : (fault() ?? databaseFault(context.prisma)));
  const { records, ...watched } = await watchRequests(context, undo);
  const app = createApp(context, {
    records,
    open: [healthRoutes({ whyNot }), docsRoutes(openApiDocument)],
    watch: [...watch, ...watched.watch],
    onOwed: () => deliveries?.poke(),
    onDue: () => settling?.poke(),
  });
  const server = createHttpServer(app, connectionOptions(context.configuration));
  limitConnections(server, context.configuration);
  answerBrokenRequests(server);
  const url = await listen(server, context.configuration);
  undo.push(() => closeServer(server, closeMs));

  const running = (work: DueWork): DueWork => {
    undo.push(() => work.stop());
    return work;
  };
  const startWork = () => {
    deliveries = running(
      startDeliveries(context, { issueToken: (provider) => issueOrchestratorToken(context, provider) }),
    );
    settling = running(startSettling(context));
    running(startForgetting(context));
    const { auditDays } = context.configuration;
    if (auditDays > 0) running(startForgettingRecords(context, auditDays));
  };
  return { url, startWork };
};

import type { ServerContext } from "./context.js";
import type { DueWork } from "./due-work/loop.js";
import { createApp } from "./http/app.js";
import { docsRoutes } from "./http/docs.js";
import { createHttpServer } from "./http/fast-prototypes.js";
import { healthRoutes } from "./http/health.js";
import { closeServer, listen } from "./http/listen.js";
import { startForgetting } from "./idempotency/forget.js";
import { startSettling } from "./object-storage/services/settle.js";
import { databaseFault } from "./readiness.js";
import { issueOrchestratorToken } from "./ucloud/credentials.js";
import { startDeliveries } from "./ucloud/provider-calls/start-deliveries.js";
import type { Undo } from "./undo.js";

interface ServeOptions {
  readonly undo: Undo;
  readonly closeMs: number;
}

/** The document's builder is loaded when somebody asks for the document: no start is to wait for it. */
const openApiDocument = async () => (await import("@concordat/contract/openapi")).openApiDocument();

/** Answers requests, makes the calls that are owed to providers, and moves object storage on. @returns the URL of the server */
export const serve = async (context: ServerContext, { undo, closeMs }: ServeOptions): Promise<string> => {
  let deliveries: DueWork | undefined;
  let settling: DueWork | undefined;
  const whyNot = async () => (undo.begun ? "The server is stopping." : databaseFault(context.prisma));
  const app = createApp(context, {
    open: [healthRoutes({ whyNot }), docsRoutes(openApiDocument)],
    onOwed: () => deliveries?.poke(),
    onDue: () => settling?.poke(),
  });
  const server = createHttpServer(app);
  const url = await listen(server, context.configuration);
  undo.push(() => closeServer(server, closeMs));

  const worker = startDeliveries(context, { issueToken: (provider) => issueOrchestratorToken(context, provider) });
  undo.push(() => worker.stop());
  deliveries = worker;
  const settler = startSettling(context);
  undo.push(() => settler.stop());
  settling = settler;
  const forgetter = startForgetting(context);
  undo.push(() => forgetter.stop());
  return url;
};

import type { RequestHandler } from "express";
import { createAnswerBudget } from "./answer-budget/create.js";
import { refuseSigned } from "./aws/refuse-signed.js";
import { consoleRoutes } from "./console/routes.js";
import type { ServerContext } from "./context.js";
import { createApp } from "./create-app.js";
import { type DataPlaneOptions, loadS3 } from "./data-plane/load-s3.js";
import type { WorkerPoolOptions } from "./data-plane/worker-pool.js";
import type { WorkersPart } from "./data-plane/workers-part.js";
import { apiListener, s3Listener, s3TlsListener } from "./http/api-listener.js";
import { apiPart } from "./http/api-part.js";
import { docsRoutes } from "./http/docs.js";
import { healthRoutes, type Readiness } from "./http/health.js";
import { idempotencyPart } from "./idempotency/idempotency-part.js";
import { objectContents } from "./object-store/buckets/contents.js";
import { removalBacklog } from "./object-store/removals/backlog.js";
import { createObservers } from "./observers.js";
import { retentionPart } from "./retention/retention-part.js";
import type { ServerPart } from "./server-part.js";
import { scheduledJobs } from "./storage/jobs/scheduled.js";
import { storagePart } from "./storage/storage-part.js";
import { scheduledCertificates } from "./tls/acme/certificate-work.js";
import { ucloudPart } from "./ucloud/ucloud-part.js";

export interface PartOptions {
  readonly readiness: Readiness;
  /** See every request before all others do. */
  readonly watch: readonly RequestHandler[];
  /** For processes that serve beside this one. */
  readonly databaseUrl: string;
  /** Where the server is reached, by the names of its listeners, once they listen. */
  readonly urls: ReadonlyMap<string, string>;
}

/** The document's builder is loaded when somebody asks for the document: no start is to wait for it. */
const openApiDocument = async () => (await import("@concordat/contract/openapi")).openApiDocument();

/** Has the workers of a part look for work at once. */
const wake =
  ({ workers = [] }: ServerPart) =>
  (): void => {
    for (const worker of workers) worker.poke();
  };

/** What keeps the bytes of objects, S3, and what copies by it. None of them is there before it is wanted. */
const loadObjects = async (
  context: ServerContext,
  options: Omit<DataPlaneOptions, "bytes" | "listens">,
  workers: WorkersPart | undefined,
): Promise<readonly ServerPart[]> => {
  const [{ openBytes }, { objectStorePart }, { copyJobsPart }] = await Promise.all([
    import("./blobs/open-bytes.js"),
    import("./object-store/object-store-part.js"),
    import("./copy-jobs/copy-jobs-part.js"),
  ]);
  const opened = openBytes(context);
  // where others listen, it serves the server's own jobs and nobody else
  const { s3, certificates } = await loadS3(context, {
    ...options,
    bytes: opened.bytes,
    listens: workers === undefined,
  });
  const others = [workers, certificates].filter((part) => part !== undefined);
  return [objectStorePart(context, opened), s3, copyJobsPart(context, s3), ...others];
};

/** The processes of the data plane, if there are to be any. */
const loadWorkers = async (
  { configuration, log }: ServerContext,
  options: Pick<WorkerPoolOptions, "databaseUrl" | "onScheduled">,
): Promise<WorkersPart | undefined> => {
  const { s3Workers: count } = configuration;
  if (count === 0) return undefined;
  const { workersPart } = await import("./data-plane/workers-part.js");
  return workersPart({ configuration, log, count, ...options });
};

/** The parts that the server consists of. Whatever it is to do besides is one more of them. */
export const createParts = async (
  context: ServerContext,
  { readiness, watch, databaseUrl, urls }: PartOptions,
): Promise<readonly ServerPart[]> => {
  const [ucloud, storage, idempotency] = [
    ucloudPart(context),
    storagePart(context, { contents: objectContents(context) }),
    idempotencyPart(context),
  ];
  const working = [ucloud, storage, idempotency, retentionPart(context)];
  const scheduled = working.flatMap(({ workers = [] }) => workers.flatMap((worker) => worker.scheduled ?? []));
  const workers = await loadWorkers(context, { databaseUrl, onScheduled: wake(storage) });
  const backlogs = [...scheduled, scheduledJobs, removalBacklog, scheduledCertificates];
  const observers = await createObservers(context, backlogs, workers?.figures);
  // one for all: it bounds the memory of the process
  const budget = createAnswerBudget(context.configuration);
  const served = {
    budget,
    apiUrl: () => urls.get(apiListener),
    onScheduled: wake(storage),
    countRequest: observers.countRequest,
    recordRequests: observers.recordRequests,
  };
  const objects = await loadObjects(context, served, workers);
  const wakeAll = [storage, ...objects].map(wake);
  const app = createApp(context, {
    budget,
    records: observers.records,
    open: [
      healthRoutes(readiness),
      docsRoutes(openApiDocument, { s3Url: () => urls.get(s3Listener) }),
      refuseSigned,
      consoleRoutes({ s3: () => urls.get(s3Listener) ?? urls.get(s3TlsListener) }),
    ],
    watch: [...watch, ...observers.watch],
    onOwed: wake(ucloud),
    onDue: () => {
      for (const each of wakeAll) each();
    },
  });
  return [...observers.parts, ...working, ...objects, await apiPart(context, app)];
};

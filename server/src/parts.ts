import type { RequestHandler } from "express";
import type { AnswerBudget } from "./answer-budget/answer-budget.js";
import { createAnswerBudget } from "./answer-budget/create.js";
import { loadCertificates } from "./certificates-part.js";
import type { ServerContext } from "./context.js";
import { createApp } from "./create-app.js";
import { iamListener, s3TlsListener } from "./http/api-listener.js";
import { apiPart } from "./http/api-part.js";
import { docsRoutes } from "./http/docs.js";
import { healthRoutes, type Readiness } from "./http/health.js";
import { iamAddress, s3Address, s3TlsAddress } from "./http/listen-addresses.js";
import { queryBesideS3 } from "./iam-api/beside-s3.js";
import { idempotencyPart } from "./idempotency/idempotency-part.js";
import { objectContents } from "./object-store/buckets/contents.js";
import { removalBacklog } from "./object-store/removals/backlog.js";
import { createObservers } from "./observers.js";
import { retentionPart } from "./retention/retention-part.js";
import type { S3PartOptions } from "./s3/s3-part.js";
import type { ServerPart } from "./server-part.js";
import { scheduledJobs } from "./storage/jobs/scheduled.js";
import { storagePart } from "./storage/storage-part.js";
import { scheduledCertificates } from "./tls/acme/certificate-work.js";
import { ucloudPart } from "./ucloud/ucloud-part.js";
import { websitesBesideS3 } from "./website/beside-s3.js";

export interface PartOptions {
  readonly readiness: Readiness;
  /** See every request before all others do. */
  readonly watch: readonly RequestHandler[];
}

/** The document's builder is loaded when somebody asks for the document: no start is to wait for it. */
const openApiDocument = async () => (await import("@concordat/contract/openapi")).openApiDocument();

/** Has the workers of a part look for work at once. */
const wake =
  ({ workers = [] }: ServerPart) =>
  (): void => {
    for (const worker of workers) worker.poke();
  };

/** What keeps the bytes of objects, and S3 where it is served. Neither is there before it is wanted. */
const loadObjects = async (
  context: ServerContext,
  {
    budget,
    ...options
  }: Pick<S3PartOptions, "onScheduled" | "countRequest" | "recordRequests"> & { readonly budget: AnswerBudget },
): Promise<readonly ServerPart[]> => {
  const { configuration } = context;
  const address = s3Address(configuration);
  const secureAddresses = [
    [s3TlsListener, s3TlsAddress(configuration)] as const,
    [iamListener, iamAddress(configuration)] as const,
  ].flatMap(([name, at]) => (at ? [[name, at] as const] : []));
  const isSecure = secureAddresses.length > 0;
  const [{ openBytes }, { objectStorePart }, { s3Part }, { copyJobsPart }, tls] = await Promise.all([
    import("./blobs/open-bytes.js"),
    import("./object-store/object-store-part.js"),
    import("./s3/s3-part.js"),
    import("./copy-jobs/copy-jobs-part.js"),
    loadCertificates(context, isSecure),
  ]);
  const secure = tls.certificates && { addresses: secureAddresses, certificates: tls.certificates };
  const opened = openBytes(context);
  const { bytes } = opened;
  const store = objectStorePart(context, opened);
  const given = {
    address,
    secure,
    bytes,
    beside: [...tls.beside, websitesBesideS3(configuration.objectsDomain), queryBesideS3(budget)],
    ...options,
  };
  // without an address it serves the server's own jobs and nobody else
  const s3 = s3Part(context, given);
  return [store, s3, copyJobsPart(context, s3), ...(tls.part ? [tls.part] : [])];
};

/** The parts that the server consists of. Whatever it is to do besides is one more of them. */
export const createParts = async (
  context: ServerContext,
  { readiness, watch }: PartOptions,
): Promise<readonly ServerPart[]> => {
  const [ucloud, storage, idempotency] = [
    ucloudPart(context),
    storagePart(context, { contents: objectContents(context) }),
    idempotencyPart(context),
  ];
  const working = [ucloud, storage, idempotency, retentionPart(context)];
  const scheduled = working.flatMap(({ workers = [] }) => workers.flatMap((worker) => worker.scheduled ?? []));
  const observers = await createObservers(context, [...scheduled, scheduledJobs, removalBacklog, scheduledCertificates]);
  // one for all: it bounds the memory of the process
  const budget = createAnswerBudget(context.configuration);
  const objects = await loadObjects(context, {
    budget,
    onScheduled: wake(storage),
    countRequest: observers.countRequest,
    recordRequests: observers.recordRequests,
  });
  const wakeAll = [storage, ...objects].map(wake);
  const app = createApp(context, {
    budget,
    records: observers.records,
    open: [healthRoutes(readiness), docsRoutes(openApiDocument)],
    watch: [...watch, ...observers.watch],
    onOwed: wake(ucloud),
    onDue: () => {
      for (const each of wakeAll) each();
    },
  });
  return [...observers.parts, ...working, ...objects, apiPart(context, app)];
};

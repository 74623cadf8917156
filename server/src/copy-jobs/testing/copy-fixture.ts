import type { Files } from "../../blobs/local/files.js";
import type { Configuration } from "../../configuration.js";
import type { ServerContext } from "../../context.js";
import { createClaimWorker } from "../../due-work/claim-worker.js";
import type { Worker } from "../../due-work/worker.js";
import type { Resolve } from "../../outgoing/guarded-lookup.js";
import { startTestS3, type TestS3 } from "../../s3/testing/s3-server.js";
import { cancelJob } from "../../storage/jobs/cancel.js";
import { createJob } from "../../storage/jobs/create.js";
import { findJob } from "../../storage/jobs/find.js";
import type { Job, NewJobLocation } from "../../storage/jobs/job.js";
import { systemDomains } from "../../storage/services/hosts.js";
import { doAllDue } from "../../test-kit/do-due-work.js";
import { copyJobs } from "../copy-jobs-part.js";
import type { JobTimes } from "../job-times.js";
import type { Pace } from "../pace.js";
import { type SourceServer, type SourceServerOptions, startSourceServer } from "./source-server.js";

const mebibyte = 1024 * 1024;

/** Nobody waits long in a test. */
const quickTimes: JobTimes = {
  retryMs: 5,
  patienceMs: 400,
  configureMs: 200,
  tickMs: 25,
  sliceMs: 300_000,
};

/** The source is in the same process: what is asked of it would be taken for callers. */
const undisturbed: Pace = { watch: () => () => undefined, within: (work) => work(), take: () => undefined };

export interface CopyFixtureOptions extends SourceServerOptions {
  readonly settings?: Partial<Configuration>;
  readonly resolve?: Resolve;
  readonly times?: Partial<JobTimes>;
  /** In place of the calls to the file system of the target. */
  readonly files?: Files;
}

/** A service to copy to, a storage of somebody else to copy from, and what carries jobs out. */
export interface CopyFixture {
  readonly s3: TestS3;
  readonly source: SourceServer;
  readonly context: ServerContext;
  /** The endpoint of the service. */
  readonly targetUrl: string;
  readonly from: NewJobLocation;
  readonly to: NewJobLocation;
  /** Creates a job, of all buckets unless told otherwise. @returns its uuid */
  create(source?: Partial<NewJobLocation>, target?: Partial<NewJobLocation>): Promise<string>;
  /** Carries out all jobs that are due. */
  work(): Promise<void>;
  /** A server that carries jobs out as they come. */
  worker(times?: Partial<JobTimes>): Worker;
  job(uuid: string): Promise<Job>;
  cancel(uuid: string): Promise<void>;
  /** Creates a job, carries it out, and tells what came of it. */
  copy(source?: Partial<NewJobLocation>, target?: Partial<NewJobLocation>): Promise<Job>;
  close(): Promise<void>;
}

export const startCopyFixture = async (options: CopyFixtureOptions = {}): Promise<CopyFixture> => {
  const [s3, source] = await Promise.all([
    startTestS3({ ...(options.files && { files: options.files }) }),
    startSourceServer(options),
  ]);
  const { domain, accountId, service, admin } = s3;
  const context: ServerContext = {
    ...s3.context,
    configuration: { ...s3.context.configuration, allowPrivateAddresses: true, ...options.settings },
  };
  // who works beside others is compared with the clock of the database, so that the one of the test must go, too
  const { clock } = domain.context;
  const going = setInterval(() => clock.advance(Date.now() - clock().getTime()), 5);
  const times = { ...quickTimes, ...options.times };
  const { resolve } = options;
  const sizes = { singleMost: 8 * mebibyte, partSize: 5 * mebibyte };
  const work = copyJobs(context, { connect: s3.connect, times, sizes, pace: undisturbed, ...(resolve && { resolve }) });
  const targetUrl = `https://${systemDomains(service.domainPrefix, domain.context.objectsDomain).public}`;
  const { accessKeyId, secretAccessKey } = source;
  const from = { accessKeyId, secretAccessKey, endpointUrl: source.url, bucket: undefined };
  const to = {
    accessKeyId: admin.accessKeyId,
    secretAccessKey: admin.secret,
    endpointUrl: targetUrl,
    bucket: undefined,
  };
  const job = (uuid: string) => findJob(domain.db, accountId, uuid);
  const create: CopyFixture["create"] = async (ofSource, ofTarget) => {
    const asked = { type: "copy" as const, source: { ...from, ...ofSource }, target: { ...to, ...ofTarget } };
    return (await createJob(domain.db, accountId, asked, domain.context)).uuid;
  };
  const due = () => doAllDue(context, work);
  return {
    s3,
    source,
    context,
    targetUrl,
    from,
    to,
    create,
    work: due,
    worker: (own) => {
      const ofWorker = copyJobs(context, {
        connect: s3.connect,
        sizes,
        pace: undisturbed,
        times: { ...times, ...own },
      });
      return createClaimWorker(context, ofWorker, { stopMs: 0, pollMs: 50 });
    },
    job,
    cancel: (uuid) => cancelJob(domain.db, accountId, uuid, domain.context),
    copy: async (ofSource, ofTarget) => {
      const uuid = await create(ofSource, ofTarget);
      await due();
      return job(uuid);
    },
    close: async () => {
      clearInterval(going);
      await Promise.all([s3.close(), source.close()]);
    },
  };
};

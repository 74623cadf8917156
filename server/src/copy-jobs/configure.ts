import { hasBucket } from "../s3-client/buckets.js";
import { fitsHost } from "../s3-client/endpoint.js";
import { listBuckets, listObjects } from "../s3-client/listings.js";
import type { S3Client } from "../s3-client/s3-client.js";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import type { JobRun } from "../storage/jobs/run.js";
import type { BucketPair } from "./copy-bucket.js";
import { CopyFailure, SideError, type SideName } from "./job-failure.js";
import type { JobTimes } from "./job-times.js";
import { jobFailure, mayPass } from "./sentences.js";
import { sleep } from "./sleep.js";

/** What a job is going to do, and the clients with which it can. */
export interface Configured {
  readonly source: S3Client;
  readonly target: S3Client;
  readonly buckets: readonly BucketPair[];
}

interface ConfigureOptions {
  readonly source: S3Client;
  readonly target: S3Client;
  readonly signal: AbortSignal;
  readonly times: JobTimes;
}

/** The buckets that a job is about: one that is named on one side is meant on the other, too. */
const namedBuckets = ({ source, target }: JobRun): BucketPair | undefined => {
  const from = source.bucket ?? target.bucket;
  const to = target.bucket ?? source.bucket;
  return from === undefined || to === undefined ? undefined : { from, to };
};

/**
 * Tries an endpoint until it answers. What may pass is tried again until a fixed time is over, and only then told: how long a job
 * takes to fail says nothing about what listens where.
 */
const tryUntil = async <Result>(
  side: SideName,
  work: () => Promise<Result>,
  { signal, times }: ConfigureOptions,
  until: number,
): Promise<Result> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof S3ClientError)) throw error;
      const left = until - performance.now();
      if (error.fault === "refused-address" || !mayPass(new SideError(side, error))) {
        throw jobFailure(new SideError(side, error));
      }
      const wait = Math.min(times.retryMs * 2 ** attempt, 8_000);
      if (wait >= left) {
        await sleep(left, signal);
        throw jobFailure(new SideError(side, error));
      }
      await sleep(wait, signal);
    }
  }
};

const isAnswer = (error: unknown): error is S3ClientError =>
  error instanceof S3ClientError && error.fault === "answered" && error.status < 500;

/** Finds out in which style the source serves a bucket: in its path as nearly all do, else in front of its host. */
const chooseStyle = async (client: S3Client, bucket: string, signal: AbortSignal): Promise<S3Client> => {
  const list = (other: S3Client) => listObjects(other, bucket, { most: 1 }, signal);
  try {
    await list(client);
    return client;
  } catch (error) {
    if (!isAnswer(error) || !fitsHost(client.endpoint, bucket)) throw error;
    const { hostname, host } = client.endpoint;
    // the endpoint may be that of the bucket already
    const isInHost = hostname.startsWith(`${bucket}.`);
    const cut = isInHost ? bucket.length + 1 : 0;
    const inHost = client
      .at({ ...client.endpoint, hostname: hostname.slice(cut), host: host.slice(cut) })
      .inStyle("virtual-host");
    // what it says in the usual style is what its owner reads
    await list(inHost).catch(() => {
      signal.throwIfAborted();
      throw error;
    });
    return inHost;
  }
};

/** Whether the target knows the key; that it may not list buckets says nothing against it. */
const tryTarget = async (client: S3Client, bucket: string | undefined, signal: AbortSignal): Promise<void> => {
  try {
    if (bucket === undefined) await listBuckets(client, signal);
    else await hasBucket(client, bucket, signal);
  } catch (error) {
    if (!isAnswer(error) || error.status !== 403) throw error;
    if (bucket !== undefined && error.code === "") {
      // the answer to a HEAD has no code: whether the key is known must be asked in another way
      await client.call({ method: "GET", bucket, query: { location: "" } }, signal).then(
        (answer) => answer.resume(),
        (second: unknown) => {
          if (!isAnswer(second) || second.code !== "AccessDenied") throw second;
        },
      );
      return;
    }
    if (error.code !== "AccessDenied") throw error;
  }
};

/**
 * Tries both endpoints with their keys, and finds out which buckets there are to copy.
 *
 * @throws CopyFailure, or the reason of the signal
 */
export const configure = async (run: JobRun, options: ConfigureOptions): Promise<Configured> => {
  const { source, target, signal, times } = options;
  const pair = namedBuckets(run);
  const until = performance.now() + times.configureMs;
  const [opened, names] = await Promise.all([
    tryUntil("source", () => (pair ? chooseStyle(source, pair.from, signal) : Promise.resolve(source)), options, until),
    pair ? undefined : tryUntil("source", () => listBuckets(source, signal), options, until),
    tryUntil("target", () => tryTarget(target, pair?.to, signal), options, until),
  ]);
  if (pair) return { source: opened, target, buckets: [pair] };
  const buckets = (names ?? []).map((name) => ({ from: name, to: name }));
  const [first] = buckets;
  const styled = first
    ? await tryUntil("source", () => chooseStyle(source, first.from, signal), options, until).catch((error) => {
        signal.throwIfAborted();
        // one bucket that this key may not list need not keep others from being copied
        if (error instanceof CopyFailure && buckets.length > 1) return source;
        throw error;
      })
    : source;
  return { source: styled, target, buckets };
};

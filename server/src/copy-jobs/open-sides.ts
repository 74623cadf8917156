import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { Prisma } from "../generated/prisma/client.js";
import { readHost } from "../object-http/hosts/host-name.js";
import type { Resolve } from "../outgoing/guarded-lookup.js";
import type { S3Endpoint } from "../s3-client/endpoint.js";
import { readEndpoint } from "../s3-client/endpoint.js";
import { createS3Client, type S3Client } from "../s3-client/s3-client.js";
import {
  type ConnectInProcess,
  dialingTransport,
  inProcessTransport,
  type S3Transport,
} from "../s3-client/transport.js";
import type { JobLocation } from "../storage/jobs/job.js";
import type { JobRun } from "../storage/jobs/run.js";
import { isBelow } from "../storage/services/hosts.js";
import { CopyFailure, type SideName } from "./job-failure.js";

export interface OpenSidesOptions {
  readonly context: Pick<ServerContext, "clock" | "configuration" | "prisma">;
  readonly connect: ConnectInProcess;
  /** How names are resolved; as the operating system does unless given. */
  readonly resolve?: Resolve | undefined;
}

/** Clients of both sides. */
export interface OpenSides {
  readonly source: S3Client;
  readonly target: S3Client;
  close(): void;
}

/** A bucket may stand in front of the host of a service: its endpoint is what follows. */
const withoutBucket = (endpoint: S3Endpoint, objectsDomain: string): S3Endpoint => {
  const named = readHost(endpoint.hostname, objectsDomain);
  if (named.kind !== "service" || named.bucket === undefined) return endpoint;
  const cut = named.bucket.length + 1;
  return { ...endpoint, hostname: endpoint.hostname.slice(cut), host: endpoint.host.slice(cut) };
};

/** A target on this server must be a service of the account whose job it is. @throws CopyFailure */
const requireOwn = async (
  { context: { prisma, configuration } }: OpenSidesOptions,
  { accountId }: JobRun,
  { hostname }: S3Endpoint,
): Promise<void> => {
  const named = readHost(hostname, configuration.objectsDomain);
  const prefix = named.kind === "service" ? named.domainPrefix : "";
  const found = await queryTexts(
    prisma,
    Prisma.sql`SELECT uuid::text FROM storage_services WHERE domain_prefix = ${prefix} AND account_id = ${accountId}`,
  );
  if (found.length === 0) throw new CopyFailure("job", "The target is no service of this account.");
};

/**
 * Makes the clients of a job. Services of this server are reached within the process; everything else is dialled, as far as that
 * is allowed.
 *
 * @throws CopyFailure for a target that is another account's
 */
export const openSides = async (options: OpenSidesOptions, run: JobRun): Promise<OpenSides> => {
  const { context, connect, resolve } = options;
  const { objectsDomain, allowPrivateAddresses } = context.configuration;
  const dialing = dialingTransport({ allowPrivateAddresses, ...(resolve && { resolve }) });
  const inProcess = inProcessTransport(connect);
  const isOwn = ({ hostname }: S3Endpoint) => isBelow(hostname.replace(/\.$/, ""), objectsDomain);
  const open = (side: SideName, { accessKeyId, endpointUrl }: JobLocation): S3Client => {
    const asked = readEndpoint(endpointUrl);
    const endpoint = isOwn(asked) ? withoutBucket(asked, objectsDomain) : asked;
    const transport: S3Transport = isOwn(endpoint) ? inProcess : dialing;
    const credentials = { accessKeyId, secretAccessKey: run.secrets[side] };
    return createS3Client({ endpoint, credentials, transport, now: context.clock });
  };
  const source = open("source", run.source);
  const target = open("target", run.target);
  if (isOwn(target.endpoint)) await requireOwn(options, run, target.endpoint);
  return {
    source,
    target,
    close: () => {
      dialing.close();
      inProcess.close();
    },
  };
};

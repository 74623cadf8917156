import { randomUUID } from "node:crypto";
import type { Fault } from "@concordat/contract";
import {
  type JobCreate,
  type JobDetailResponse,
  jobStates,
  type objectStorage,
} from "@concordat/contract/object-storage";
import type { Caller } from "../../accounts/authentication.js";
import type { ServerContext } from "../../context.js";
import type { StorageJob } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { findOwned } from "../in-service.js";
import { invalid, invalidAll } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import { exactTime } from "../timestamps.js";

type JobHandlers = Handlers<typeof objectStorage.jobs, ObjectStorageRequest>;
type Location = JobDetailResponse["input"]["source"];

/** A place as jobs store and show it: without its secret, and without a bucket where all are meant. */
const withoutSecret = ({ access_key_id, endpoint_url, bucket }: Location): Location => ({
  access_key_id,
  ...(bucket ? { bucket } : {}),
  endpoint_url,
});

const represent = (row: StorageJob): JobDetailResponse => ({
  created_at: exactTime(row.createdAt),
  input: {
    // the database does not keep the order of members
    source: withoutSecret(row.source as unknown as Location),
    target: withoutSecret(row.target as unknown as Location),
    type: "copy",
  },
  operational_state: row.operationalState as JobDetailResponse["operational_state"],
  output: {
    bytes: Number(row.bytes),
    error: row.error,
    total_bytes: Number(row.totalBytes),
    transfer_time: row.transferTime,
  },
  updated_at: exactTime(row.updatedAt),
  uuid: row.uuid,
});

/** What is wrong with the endpoints, if anything: the source is any object storage, the target a managed one. */
const endpointFaults = ({ source, target }: JobCreate, objectsDomain: string): Fault[] => {
  const managed = [objectsDomain, "upcloudobjects.com"];
  return Object.entries({ source, target }).flatMap(([side, { endpoint_url: text }]) => {
    const name = `${side}.endpoint_url`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return [{ name, reason: "Value must be an http or https URL." }];
    // every answer shows the URL
    if (url.username || url.password) return [{ name, reason: "Value must hold no credentials." }];
    if (side === "source" || managed.some((domain) => url.hostname.endsWith(`.${domain}`))) return [];
    return [{ name, reason: "Value must be an endpoint of a managed object storage." }];
  });
};

/** Jobs. Nothing copies yet: a job is written down and stays pending until it is canceled. */
export const jobHandlers = ({ prisma, clock, vault, configuration }: ServerContext): JobHandlers => {
  const find = (caller: Caller, uuid: string): Promise<StorageJob> =>
    findOwned(caller, uuid, () => prisma.storageJob.findUnique({ where: { uuid } }));
  return {
    create: async ({ caller, body }) => {
      const faults = endpointFaults(body, configuration.objectsDomain);
      if (faults.length > 0) throw invalidAll(faults);
      const uuid = `12${randomUUID().slice(2)}`;
      const now = clock();
      const secrets = JSON.stringify([body.source.secret_access_key, body.target.secret_access_key]);
      const data = {
        uuid,
        accountId: caller.id,
        type: body.type,
        operationalState: jobStates.unfinished[0],
        source: { ...withoutSecret(body.source) },
        target: { ...withoutSecret(body.target) },
        secretsSealed: vault.seal(secrets, `storage_jobs.secrets:${uuid}`),
        createdAt: now,
        updatedAt: now,
      };
      return represent(await prisma.storageJob.create({ data }));
    },

    list: async ({ caller }) => {
      const rows = await prisma.storageJob.findMany({
        where: { accountId: caller.id },
        orderBy: [{ createdAt: "desc" }, { uuid: "asc" }],
      });
      return rows.map(represent);
    },

    get: async ({ caller, params }) => represent(await find(caller, params.job_uuid)),

    cancel: async ({ caller, params: { job_uuid: uuid } }) => {
      await find(caller, uuid);
      // one statement decides who cancels it, and whether it has ended meanwhile
      const { count } = await prisma.storageJob.updateMany({
        where: { uuid, operationalState: { in: [...jobStates.unfinished] } },
        data: { operationalState: "canceled", updatedAt: clock(), secretsSealed: new Uint8Array() },
      });
      if (count === 0) throw invalid("job_uuid", "The job has ended already.");
    },
  };
};

import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { cancelJob } from "../../storage/jobs/cancel.js";
import { createJob } from "../../storage/jobs/create.js";
import { findJob, listJobs } from "../../storage/jobs/find.js";
import type { ObjectStorageRequest } from "../request.js";
import { storageContext } from "../storage-context.js";
import { readJob, representJob } from "./represent.js";

/** Jobs of an account. */
export const jobHandlers = (server: ServerContext): Handlers<typeof objectStorage.jobs, ObjectStorageRequest> => {
  const { prisma: db } = server;
  const context = () => storageContext(server, {});
  return {
    create: async ({ caller, body }) => representJob(await createJob(db, caller.id, readJob(body), context())),
    list: async ({ caller }) => (await listJobs(db, caller.id)).map(representJob),
    get: async ({ caller, params }) => representJob(await findJob(db, caller.id, params.job_uuid)),
    cancel: ({ caller, params }) => cancelJob(db, caller.id, params.job_uuid, context()),
  };
};

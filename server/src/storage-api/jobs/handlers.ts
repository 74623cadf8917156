import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { cancelJob } from "../../storage/jobs/cancel.js";
import { createJob } from "../../storage/jobs/create.js";
import { findJob, listJobs } from "../../storage/jobs/find.js";
import type { StorageApiOptions } from "../options.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";
import { readJob, representJob } from "./represent.js";

/** Jobs of an account. */
export const jobHandlers = (
  server: ServerContext,
  options: StorageApiOptions,
): Handlers<typeof objectStorage.jobs, StorageCall> => {
  const context = storageContext(server, options);
  return {
    create: async (call) =>
      representJob(await createJob(call.db, call.principal.id, readJob(call.body), context(call))),
    list: async ({ principal, db }) => (await listJobs(db, principal.id)).map(representJob),
    get: async ({ principal, params, db }) => representJob(await findJob(db, principal.id, params.job_uuid)),
    cancel: (call) => cancelJob(call.db, call.principal.id, call.params.job_uuid, context(call)),
  };
};

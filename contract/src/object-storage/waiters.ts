import type { Waiters } from "../waiter.js";
import { jobStates } from "./jobs/model.js";
import { pageSize } from "./paging.js";
import { serviceStates } from "./services/state.js";

const service = { operation: "get", state: "operational_state" } as const;
const [completed, ...otherEnds] = jobStates.finished;

/** What users of object storage wait for. A service that is being deleted runs no more, and never stops either. */
export const waiters = {
  "objectStorage.services": {
    waitUntilRunning: {
      ...service,
      until: "a service runs. It should have been asked to: a service that is to be stopped never gets there.",
      success: ["running"],
      failure: serviceStates.deletion,
      untilGone: false,
    },
    waitUntilStopped: {
      ...service,
      until: "a service has stopped. It should have been asked to: a service that is to run never gets there.",
      success: ["stopped"],
      failure: serviceStates.deletion,
      untilGone: false,
    },
    waitUntilDeleted: {
      ...service,
      until: "a service is gone, with all that was in it.",
      success: [],
      failure: [],
      untilGone: true,
    },
  },
  "objectStorage.buckets": {
    waitUntilDeleted: {
      operation: "list",
      until: "a bucket is cleaned up and has left the list, so that its name is free again.",
      listed: {
        member: "name",
        variable: "bucket_name",
        description: "Name of the bucket.",
        query: { limit: pageSize.max },
      },
      state: "deleted",
      success: [],
      failure: [],
      untilGone: true,
    },
  },
  "objectStorage.jobs": {
    waitUntilFinished: {
      operation: "get",
      until: "a job is done. One that failed or was called off is an error, which has the job.",
      state: "operational_state",
      success: [completed],
      failure: otherEnds,
      untilGone: false,
    },
  },
} as const satisfies Waiters;

import type { Waiters } from "../waiter.js";
import { jobStates } from "./jobs/model.js";
import { pageSize } from "./page-size.js";
import { serviceStates } from "./services/state.js";

const service = { operation: "get", state: "operational_state" } as const;
const [completed, ...otherEnds] = jobStates.finished;

/** What clients of object storage wait for. A service that is being deleted will neither run nor stop. */
export const waiters = {
  "objectStorage.services": {
    waitUntilRunning: {
      ...service,
      until: "a service runs. Its configured status must be `started`: a service that should stop never gets there.",
      success: ["running"],
      failure: serviceStates.deletion,
      untilGone: false,
    },
    waitUntilStopped: {
      ...service,
      until:
        "a service has stopped. Its configured status must be `stopped`: a service that should run never gets there.",
      success: ["stopped"],
      failure: serviceStates.deletion,
      untilGone: false,
    },
    waitUntilDeleted: {
      ...service,
      until: "a service no longer exists.",
      success: [],
      failure: [],
      untilGone: true,
    },
  },
  "objectStorage.buckets": {
    waitUntilDeleted: {
      operation: "list",
      until: "a bucket is cleaned up and has left the list. Its name is free then.",
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
      until: "a job is completed. If the job failed or was canceled, an error with the job is thrown.",
      state: "operational_state",
      success: [completed],
      failure: otherEnds,
      untilGone: false,
    },
  },
} as const satisfies Waiters;

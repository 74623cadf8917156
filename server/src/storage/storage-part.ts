import type { ServerContext } from "../context.js";
import { createClaimWorker } from "../due-work/claim-worker.js";
import type { ServerPart } from "../server-part.js";
import type { CleanUpOptions } from "./buckets/clean-up.js";
import { createFoldWorker } from "./usage/fold.js";
import { storageWork } from "./work.js";

/** What object storage does without being asked: services change their states, deleted buckets go, usage is added up. */
export const storagePart = (context: ServerContext, options?: CleanUpOptions): ServerPart => ({
  workers: [
    ...storageWork(context, options).map((work) => createClaimWorker(context, work)),
    createFoldWorker(context),
  ],
});

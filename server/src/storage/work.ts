import type { ServerContext } from "../context.js";
import type { ClaimedWork } from "../due-work/claim-worker.js";
import { bucketCleanUps, type CleanUpOptions } from "./buckets/clean-up.js";
import { domainChecks } from "./domains/checks/domain-checks.js";
import { serviceSteps } from "./services/steps.js";

type WorkContext = Pick<ServerContext, "prisma" | "clock" | "configuration">;

/** All that is scheduled in object storage. */
export const storageWork = (context: WorkContext, options?: CleanUpOptions): readonly ClaimedWork<unknown>[] => [
  bucketCleanUps(context, options),
  domainChecks(context),
  serviceSteps(context),
];

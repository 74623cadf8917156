import { createKeyCheck } from "../blobs/keys/key-check.js";
import type { OpenBytes } from "../blobs/open-bytes.js";
import { createRemover } from "../blobs/sweep/remover.js";
import { createSweeper } from "../blobs/sweep/sweeper.js";
import type { ServerContext } from "../context.js";
import { createClaimWorker } from "../due-work/claim-worker.js";
import { createWorker, type Worker } from "../due-work/worker.js";
import type { ServerPart } from "../server-part.js";
import { createTraffic } from "../storage/usage/traffic.js";
import { lifecycleRuns } from "./lifecycle/run.js";
import { createReconciler } from "./reconcile/reconciler.js";
import { claimRemovals } from "./removals/claim.js";
import { findReferenced } from "./removals/referenced.js";
import { forgetUploads } from "./uploads/forget.js";

const forgetMs = 3_600_000;
const mostAtOnce = 1_000;

/** Forgets, hour by hour, uploads that were completed long ago. */
const createForgetUploads = ({ prisma, clock, log }: Pick<ServerContext, "prisma" | "clock" | "log">): Worker =>
  createWorker({
    longestSleepMs: forgetMs,
    log,
    failure: "completed uploads cannot be forgotten",
    round: async () => ((await forgetUploads(prisma, clock(), mostAtOnce)) === mostAtOnce ? 0 : forgetMs),
  });

/**
 * What stored objects need without being asked: bytes that nothing holds go, and so do those that a killed server left behind;
 * what lifecycle rules say is executed.
 */
export const objectStorePart = (context: ServerContext, { store, keys, close }: OpenBytes): ServerPart => {
  const traffic = createTraffic(context);
  return {
    workers: [
      createRemover(context, { store, claim: () => claimRemovals(context) }),
      createSweeper(context, { store, findReferenced: (ids) => findReferenced(context.prisma, ids) }),
      createForgetUploads(context),
      createReconciler(context),
      createKeyCheck(context, keys),
      createClaimWorker(context, lifecycleRuns({ ...context, traffic })),
      traffic.worker,
    ],
    close: async () => {
      await traffic.close();
      close();
    },
  };
};

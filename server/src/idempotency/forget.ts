import type { ServerContext } from "../context.js";
import { createWorker, type Worker } from "../due-work/worker.js";

type ForgetContext = Pick<ServerContext, "prisma" | "clock" | "log">;

/** Removes the answers whose time is over: they may hold secrets. */
export const forgetExpired = async ({ prisma, clock }: Pick<ServerContext, "prisma" | "clock">): Promise<void> => {
  await prisma.idempotencyRecord.deleteMany({ where: { expiresAt: { lte: clock() } } });
};

const longestSleepMs = 10 * 60_000;

/** Starts the worker that removes answers as their time is over. */
export const createForgetWorker = (context: ForgetContext): Worker =>
  createWorker({
    longestSleepMs,
    log: context.log,
    failure: "answers that were kept for idempotency keys cannot be removed",
    round: async () => {
      await forgetExpired(context);
      const { _min: first } = await context.prisma.idempotencyRecord.aggregate({ _min: { expiresAt: true } });
      return first.expiresAt === null ? longestSleepMs : first.expiresAt.getTime() - context.clock().getTime();
    },
  });

import type { ServerContext } from "../context.js";
import { claimDue, nextDueAt } from "../due-work/claim.js";
import type { ClaimedWork } from "../due-work/claim-worker.js";
import { objectContents } from "../object-store/buckets/contents.js";
import { storageWork } from "../storage/work.js";
import { traceWork } from "../telemetry/tracing.js";

type WorkContext = Pick<ServerContext, "prisma" | "clock" | "configuration" | "tracing">;

const neverAborted = new AbortController().signal;

/** Does all work of one kind that is due by the clock, and what falls due by doing it. */
export const doAllDue = async <Row>(
  context: Pick<WorkContext, "prisma" | "clock" | "tracing">,
  work: ClaimedWork<Row>,
): Promise<void> => {
  const { prisma, clock } = context;
  for (;;) {
    const rows = await claimDue(prisma, work.scheduled, { ...work, now: clock(), limit: work.concurrency });
    if (rows.length === 0) return;
    for (const row of rows) await traceWork(context, work.scheduled.kind, () => work.run(row, neverAborted));
  }
};

/** Does all that is due in object storage by the clock: what the workers of a server would do. */
export const doStorageWork = async (context: WorkContext): Promise<void> => {
  const contents = objectContents(context);
  for (const work of storageWork(context, { contents })) await doAllDue(context, work);
};

/** When the next thing is due in object storage; undefined when nothing is going on. */
export const nextStorageWorkAt = async (context: WorkContext): Promise<Date | undefined> => {
  const times = await Promise.all(storageWork(context).map(({ scheduled }) => nextDueAt(context.prisma, scheduled)));
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : new Date(Math.min(...known.map((time) => time.getTime())));
};

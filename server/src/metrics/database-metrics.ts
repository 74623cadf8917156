import { Gauge, type Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import type { Backlog } from "../due-work/scheduled-rows.js";
import { Prisma } from "../generated/prisma/client.js";
import { withinDeadline } from "../within-deadline.js";

interface Measured {
  readonly kind: string;
  readonly due: number;
  /** Seconds since the oldest of them fell due. */
  readonly age: number;
}

type BacklogContext = Pick<ServerContext, "prisma" | "clock">;

const readBacklog = ({ prisma, clock }: BacklogContext, scheduled: readonly Backlog[]): Promise<Measured[]> => {
  const now = clock();
  const backlogs = scheduled.map(
    ({ kind, table, dueAt, pending }) => Prisma.sql`
      SELECT ${kind} AS kind, count(*)::int AS due,
             coalesce(extract(epoch FROM ${now}::timestamptz - min(${dueAt})), 0)::float8 AS age
      FROM ${table} WHERE ${pending} AND ${dueAt} <= ${now}::timestamptz`,
  );
  return prisma.$queryRaw<Measured[]>(Prisma.join(backlogs, " UNION ALL "));
};

/**
 * What the database knows: whether it answers, and the work that is due there. It is asked when somebody reads the metrics.
 *
 * @param scheduled the work whose backlog is measured
 * @returns reads it anew; readers at the same time share one look
 */
export const databaseMetrics = (
  registry: Registry,
  context: BacklogContext,
  scheduled: readonly Backlog[],
): (() => Promise<void>) => {
  const registers = [registry];
  const up = new Gauge({
    name: "concordat_database_up",
    help: "1 while the database answers, 0 otherwise.",
    registers,
  });
  const due = new Gauge({
    name: "concordat_due_work",
    help: "Work that is due and not done yet, of all servers over this database.",
    labelNames: ["kind"] as const,
    registers,
  });
  const age = new Gauge({
    name: "concordat_due_work_oldest_seconds",
    help: "For how long the oldest work of that kind has been due.",
    labelNames: ["kind"] as const,
    registers,
  });

  const read = async (): Promise<void> => {
    try {
      // whoever reads has a time-out of their own, and wants the rest all the same
      const backlogs = await withinDeadline(readBacklog(context, scheduled), undefined);
      if (!backlogs) throw new Error("The database does not answer in time.");
      for (const backlog of backlogs) {
        due.set({ kind: backlog.kind }, backlog.due);
        age.set({ kind: backlog.kind }, backlog.age);
      }
      up.set(1);
    } catch {
      // an old figure would look like a new one
      due.reset();
      age.reset();
      up.set(0);
    }
  };
  let reading: Promise<void> | undefined;
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
};

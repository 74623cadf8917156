import { Gauge, type Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import { withinPatience } from "../within-patience.js";

interface Backlog {
  readonly kind: string;
  readonly due: number;
  /** Seconds since the oldest of them fell due. */
  readonly age: number;
}

const readBacklog = ({ prisma, clock }: Pick<ServerContext, "prisma" | "clock">): Promise<Backlog[]> => {
  const now = clock();
  return prisma.$queryRaw<Backlog[]>`
    SELECT kind, count(due_at)::int AS due, coalesce(extract(epoch FROM ${now}::timestamptz - min(due_at)), 0)::float8 AS age
    FROM (VALUES ('provider_calls'), ('service_steps'), ('bucket_cleanups')) AS kinds (kind)
    LEFT JOIN (
      SELECT 'provider_calls' AS kind, due_at FROM deliveries WHERE state = 'PENDING' AND due_at <= ${now}
      UNION ALL SELECT 'service_steps', next_step_at FROM storage_services WHERE next_step_at <= ${now}
      UNION ALL SELECT 'bucket_cleanups', cleanup_due_at FROM storage_buckets WHERE cleanup_due_at <= ${now}
    ) AS work USING (kind)
    GROUP BY kind`;
};

/**
 * What the database knows: whether it answers, and the work that is due there. It is asked when somebody reads the metrics.
 *
 * @returns reads it anew; readers at the same time share one look
 */
export const databaseMetrics = (
  registry: Registry,
  context: Pick<ServerContext, "prisma" | "clock">,
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
      const backlogs = await withinPatience(readBacklog(context), undefined);
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

import { Gauge, type Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { withinDeadline } from "../within-deadline.js";

const text = "SELECT count(*)::text FROM storage_reconciliations WHERE drifts";

/** Whether usage is counted rightly, as the database knows it of all servers. @returns reads it anew */
export const driftMetrics = (registry: Registry, { prisma }: Pick<ServerContext, "prisma">): (() => Promise<void>) => {
  const buckets = new Gauge({
    name: "concordat_usage_drift_buckets",
    help: "Buckets whose usage was not what is in them when they were last counted anew. It must be 0.",
    registers: [registry],
  });
  return async () => {
    try {
      const found = await withinDeadline(queryTexts(prisma, { text, values: [] }), undefined);
      if (!found) throw new Error("The database does not answer in time.");
      buckets.set(Number(found[0]));
    } catch {
      // an old figure would look like a new one
      buckets.reset();
    }
  };
};

import type pg from "pg";
import { Gauge, type Registry } from "prom-client";
import type { ServerContext } from "../context.js";
import { onPool } from "../database/route.js";

/** How this server uses its connections to the database, as they are when somebody reads. Nothing is counted in between. */
export const poolMetrics = (registry: Registry, { prisma }: Pick<ServerContext, "prisma">): void => {
  let pool: pg.Pool | undefined;
  onPool(prisma, (latest) => {
    pool = latest;
  });
  const registers = [registry];
  new Gauge({
    name: "concordat_database_connections",
    help: "Connections of this server to the database, by state: at work, or idle.",
    labelNames: ["state"] as const,
    registers,
    collect() {
      const { totalCount = 0, idleCount = 0 } = pool ?? {};
      this.set({ state: "busy" }, totalCount - idleCount);
      this.set({ state: "idle" }, idleCount);
    },
  });
  new Gauge({
    name: "concordat_database_connections_most",
    help: "How many connections this server may have.",
    registers,
    collect() {
      this.set(pool?.options.max ?? 0);
    },
  });
  new Gauge({
    name: "concordat_database_calls_waiting",
    help: "Calls that wait in line for a connection.",
    registers,
    collect() {
      this.set(pool?.waitingCount ?? 0);
    },
  });
};

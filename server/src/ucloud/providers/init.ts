import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import { scheduleDelivery } from "../provider-calls/schedule-delivery.js";
import { visibleTo } from "../resource-permissions.js";
import type { CallerWithDb } from "../ucloud-call.js";

/** Providers that one request can set in motion: more belong to no workspace, and each is a call to another machine. */
const mostCalls = 100;

/**
 * Passes an initialization on to the providers of the caller's workspace. The calls are written down and made later,
 * each at most once at a time; what becomes of them is no concern of the caller.
 */
export const initializeProviders = async (
  context: Pick<ServerContext, "clock" | "vault">,
  { principal, workspace, db }: CallerWithDb,
): Promise<number> => {
  // an administrator sees every provider, but only those of the workspace are meant
  const asUser = { ...principal, role: "USER" as const };
  const rows = await db.provider.findMany({
    where: { resource: { AND: [{ type: "provider", projectId: workspace }, visibleTo(asUser)] } },
    select: { name: true },
    take: mostCalls,
  });
  if (rows.length === 0) return 0;
  await transaction(db, async (tx) => {
    for (const { name } of rows) {
      const singleton = `integrationProvider.init ${name} ${principal.subject}`;
      const payload = { username: principal.subject };
      await scheduleDelivery(
        tx,
        { operation: "integrationProvider.init", provider: name, payload, singleton },
        context.clock(),
        context.vault,
      );
    }
  });
  return rows.length;
};

import type { ServerContext } from "../../context.js";
import { outsideTransactions, transaction } from "../../database/transaction.js";
import { makeManyCredentials } from "../credentials.js";
import { replaceCredentials } from "../replace-credentials.js";
import type { AdministeredResource } from "../resource-permissions.js";

/** Replaces the tokens and keys of providers. Each gets its own: they are paired by id, never by position. */
export const renewTokens = async (
  context: Pick<ServerContext, "prisma" | "vault" | "clock">,
  resources: readonly AdministeredResource[],
): Promise<void> => {
  const credentials = await outsideTransactions(context.prisma, () => makeManyCredentials(resources.length));
  await transaction(context.prisma, async (tx) => {
    const rows = await tx.provider.findMany({
      where: { resourceId: { in: resources.map(({ id }) => id) } },
      select: { name: true },
      // one order for everybody, so that two renewals never wait for each other
      orderBy: { name: "asc" },
    });
    for (const [index, { name }] of rows.entries()) {
      await replaceCredentials(tx, context, name, credentials[index] as never);
    }
  });
};

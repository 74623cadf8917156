import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Credentials } from "../credentials.js";
import { replaceCredentials } from "../replace-credentials.js";
import type { AuthorizedResource } from "../resource-permissions.js";

/** Replaces the tokens and keys of providers. Each gets its own. @param credentials one for each */
export const renewTokens = async (
  context: Pick<ServerContext, "vault" | "clock">,
  db: PrismaClient,
  resources: readonly AuthorizedResource[],
  credentials: readonly Credentials[],
): Promise<void> => {
  await transaction(db, async (tx) => {
    const rows = await tx.provider.findMany({
      where: { resourceId: { in: resources.map(({ id }) => id) } },
      select: { name: true },
      // one order for everybody, so that two renewals never wait for each other
      orderBy: { name: "asc" },
    });
    for (const [index, { name }] of rows.entries()) {
      await replaceCredentials(tx, context, name, credentials[index] as Credentials);
    }
  });
};

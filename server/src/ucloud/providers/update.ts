import type { ProviderSpecification } from "@concordat/contract/ucloud";
import { transaction } from "../../database/transaction.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** Changes how providers are reached, by name; everything else about them stays. Unknown names are passed over. */
export const updateProviders = async (
  db: PrismaClient,
  specifications: readonly ProviderSpecification[],
): Promise<void> => {
  // where a name stands twice the later one wins; one order for everybody keeps two updates from waiting for each other
  const byName = new Map(specifications.map((specification) => [specification.id, specification]));
  const ordered = [...byName.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  await transaction(db, async (tx) => {
    for (const { id: name, domain, https, port } of ordered) {
      await tx.provider.updateMany({ where: { name }, data: { domain, https, port } });
    }
  });
};

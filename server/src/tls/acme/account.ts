import type { ServerContext } from "../../context.js";
import { sealedColumns } from "../../vault/sealed-columns.js";

type AccountContext = Pick<ServerContext, "prisma" | "vault" | "clock">;

const purpose = sealedColumns.acmeAccountKey.purpose;

/**
 * The key of the account with an authority, as PEM. The first server that needs one makes it; all servers of the database share it.
 *
 * @param directory URL of the authority's directory
 */
export const accountKey = async ({ prisma, vault, clock }: AccountContext, directory: string): Promise<string> => {
  const find = () => prisma.acmeAccount.findUnique({ where: { directory } });
  const found = await find();
  if (found) return vault.open(found.keySealed, purpose(directory));
  const { crypto } = await import("acme-client");
  const made = (await crypto.createPrivateEcdsaKey()).toString();
  const row = { directory, keySealed: vault.seal(made, purpose(directory)), createdAt: clock() };
  await prisma.acmeAccount.createMany({ data: [row], skipDuplicates: true });
  // of two servers that make one at once, both use the one that was first
  const kept = await find();
  return kept ? vault.open(kept.keySealed, purpose(directory)) : made;
};

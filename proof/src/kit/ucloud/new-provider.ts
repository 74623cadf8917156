import { transaction } from "../../../../server/src/database/transaction.js";
import type { TestCore } from "../../../../server/src/testing/core.js";
import { makeCredentials } from "../../../../server/src/ucloud/credentials.js";
import { registerProviders } from "../../../../server/src/ucloud/providers/register.js";

/** Registers a provider for an owner. @returns the id of its resource */
export const newProvider = async (
  { context }: Pick<TestCore, "context">,
  name: string,
  owner: { readonly createdBy: string; readonly projectId: string | null },
): Promise<bigint> => {
  const provider = {
    specification: { id: name, domain: `${name}.example.com`, https: true, port: null },
    credentials: await makeCredentials(),
  };
  const [id] = await transaction(context.prisma, (tx) => registerProviders(tx, context, owner, [provider]));
  return id as bigint;
};

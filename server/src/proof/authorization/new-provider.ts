import { transaction } from "../../database/transaction.js";
import type { TestCore } from "../../testing/core.js";
import { makeCredentials } from "../../ucloud/credentials.js";
import { registerProviders } from "../../ucloud/providers/register.js";

/** Registers a provider for whomever the test likes. @returns the id of its resource */
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

import { grantablePermissions, type ProviderSpecification } from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { isUniqueViolation, outsideTransactions, transaction } from "../../database/transaction.js";
import { ensureUser } from "../../directory/users.js";
import { makeManyCredentials } from "../credentials.js";
import type { Principal } from "../principal.js";
import { nameTaken, registerProviders } from "./register.js";

const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

/**
 * Registers providers for an administrator, who gets READ and EDIT on them by name as well.
 *
 * @returns their resource ids, in the order of the specifications
 * @throws ApiError `conflict` when a name is taken or named twice; nothing is created then
 */
export const createProviders = async (
  context: ServerContext,
  { principal, workspace }: { readonly principal: Principal; readonly workspace: string | null },
  specifications: readonly ProviderSpecification[],
): Promise<bigint[]> => {
  const twice = repeated(specifications.map(({ id }) => id));
  if (twice !== undefined) throw nameTaken({ name: twice });
  const make = () => makeManyCredentials(specifications.length);
  const credentials = await outsideTransactions(context.prisma, make);
  const providers = specifications.map((specification, index) => ({
    specification,
    credentials: credentials[index] as never,
  }));
  try {
    return await transaction(context.prisma, async (tx) => {
      await ensureUser(tx, principal.subject, "ADMIN");
      const ids = await registerProviders(
        tx,
        context,
        { createdBy: principal.subject, projectId: workspace },
        providers,
      );
      await tx.aclEntry.createMany({
        data: ids.flatMap((resourceId) =>
          grantablePermissions.map((permission) => ({ resourceId, username: principal.subject, permission })),
        ),
      });
      return ids;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // the constraint has decided already; this only finds out for the answer which name it was
    const names = specifications.map(({ id }) => id);
    const existing = await context.prisma.authProvider.findFirst({
      where: { name: { in: names } },
      select: { name: true },
    });
    throw nameTaken({ ...(existing ? { name: existing.name } : {}), cause: error });
  }
};

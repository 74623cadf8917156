import { grantablePermissions, type ProviderSpecification } from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { isUniqueViolation, transaction } from "../../database/transaction.js";
import { partsOf } from "../../in-turns.js";
import type { Credentials } from "../credentials.js";
import type { QuotaContext } from "../quota.js";
import type { CallerWithDb } from "../ucloud-call.js";
import { nameTaken, registerProviders, rowsAtOnce } from "./register.js";

/** Refuses specifications of which two have one name. @throws ApiError `conflict` */
export const requireDistinct = (specifications: readonly ProviderSpecification[]): void => {
  const seen = new Set<string>();
  const repeated = specifications.map(({ id }) => id).find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined) throw nameTaken({ name: repeated });
};

/**
 * Registers providers for an administrator, who gets READ and EDIT on them by name as well.
 *
 * @param credentials one for each
 * @returns their resource ids, in the order of the specifications
 * @throws ApiError `conflict` when a name is taken, or `quotaExceeded`; nothing is created then
 */
export const createProviders = async (
  context: Pick<ServerContext, "vault" | "clock"> & QuotaContext,
  { principal, workspace, db }: CallerWithDb,
  specifications: readonly ProviderSpecification[],
  credentials: readonly Credentials[],
): Promise<bigint[]> => {
  const providers = specifications.map((specification, index) => ({
    specification,
    credentials: credentials[index] as Credentials,
  }));
  try {
    return await transaction(db, async (tx) => {
      const ids = await registerProviders(
        tx,
        context,
        { createdBy: principal.subject, projectId: workspace },
        providers,
      );
      for (const part of partsOf(ids, rowsAtOnce))
        await tx.aclEntry.createMany({
          data: part.flatMap((resourceId) =>
            grantablePermissions.map((permission) => ({ resourceId, username: principal.subject, permission })),
          ),
        });
      return ids;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // the constraint has decided already; this only finds out for the answer which name it was
    const names = specifications.map(({ id }) => id);
    const existing = await db.authProvider.findFirst({
      where: { name: { in: names } },
      select: { name: true },
    });
    throw nameTaken({ ...(existing ? { name: existing.name } : {}), cause: error });
  }
};

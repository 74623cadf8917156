import { countBytes } from "../../../database/write-rows.js";
import type { Prisma } from "../../../generated/prisma/client.js";
import { holdToQuota, type QuotaContext } from "../../quota.js";

/**
 * Refuses a change of a service's roles that goes beyond a quota: their number, or the bytes of their trust documents. It is
 * called after the change, by whoever holds the lock of the service.
 *
 * @param at.field the field of the input that is the document
 * @throws StorageError `LimitExceeded` for `name` or for that field
 */
export const holdRolesToQuotas = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  at: { readonly field: string },
  context: QuotaContext,
): Promise<void> => {
  const { rows, bytes } = await countBytes(tx, "IamRole", { where: { serviceUuid }, of: "trustDocument" });
  holdToQuota("rolesPerService", { count: rows, field: "name" }, context);
  holdToQuota("trustBytesPerService", { count: bytes, field: at.field }, context);
};

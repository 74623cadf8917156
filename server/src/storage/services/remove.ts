import type { Prisma } from "../../generated/prisma/client.js";
import { letGoOfDomains } from "../domains/hold.js";
import { discountService } from "./service-count.js";

/**
 * Removes a service with all that is in it. Its buckets are left to their clean-up, which may take long: nobody can reach them
 * any more.
 */
export const removeService = async (
  tx: Prisma.TransactionClient,
  { uuid, accountId }: { readonly uuid: string; readonly accountId: string },
  now: Date,
): Promise<void> => {
  // writes that are under way are done after this, or refused
  await tx.$queryRaw`SELECT id FROM storage_buckets WHERE service_uuid = ${uuid}::uuid FOR UPDATE`;
  await tx.storageUsageChange.deleteMany({ where: { serviceUuid: uuid } });
  await tx.storageUsage.deleteMany({ where: { serviceUuid: uuid } });
  await tx.$executeRaw`
    UPDATE storage_buckets SET service_uuid = NULL, deleted_at = coalesce(deleted_at, ${now}),
      cleanup_due_at = coalesce(cleanup_due_at, ${now})
    WHERE service_uuid = ${uuid}::uuid`;
  const domains = (await tx.storageCustomDomain.findMany({ where: { serviceUuid: uuid } })).map(
    (row) => row.domainName,
  );
  await tx.storageService.delete({ where: { uuid } });
  await letGoOfDomains(tx, domains, { accountId, now });
  discountService(tx, accountId);
};

import type { IamPolicy, Prisma } from "../../generated/prisma/client.js";

/** The policy of this name, an own one or one of the system. */
export const findPolicy = (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
): Promise<IamPolicy | null> => tx.iamPolicy.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });

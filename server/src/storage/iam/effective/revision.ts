import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";

const revisionByService = rowByKey("IamRevision", { serviceUuid: "uuid" }, { select: { revision: true } });

/** The current revision of a service's identities and policies. A service without a row is at revision 0. */
export const currentRevision = async (db: PrismaClient, serviceUuid: string): Promise<bigint> =>
  (await revisionByService(db, { serviceUuid }))?.revision ?? 0n;

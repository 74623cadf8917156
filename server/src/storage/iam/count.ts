import type { PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";

/** How many identities and own policies a service has. */
export interface IdentityCounts {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly policies: number;
}

/** Counts the identities and own policies of a service. @throws StorageError `NotFound` */
export const countIdentities = async (db: PrismaClient, service: ServiceRef): Promise<IdentityCounts> => {
  const { uuid } = await findService(db, service);
  const { _count } = await db.storageService.findUniqueOrThrow({
    where: { uuid },
    select: { _count: { select: { users: true, groups: true, roles: true, policies: { where: { system: false } } } } },
  });
  return _count;
};

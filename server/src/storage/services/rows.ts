import { readByKey } from "../../database/row-by-key.js";
import { rowsOf } from "../../database/rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type User, userInclude, userOf } from "../iam/users/user.js";
import { type WithUsage, withUsage } from "../usage/read.js";
import { websiteOrder } from "../websites/find.js";

const byPosition = { orderBy: { position: "asc" } } as const;

/** What is read of a service to list it. */
const summaryInclude = {
  networks: byPosition,
  labels: byPosition,
  customDomains: byPosition,
  websites: { orderBy: websiteOrder },
  stateMessages: { orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.StorageServiceInclude;

/** What is read of a service to show it whole. */
const detailInclude = {
  ...summaryInclude,
  users: { include: userInclude, orderBy: { username: "asc" } },
} as const satisfies Prisma.StorageServiceInclude;

export const summaryRows = withUsage(rowsOf("StorageService", { include: summaryInclude }));

/** A service with its usage and what else lists show of it. */
export type ServiceSummary = Prisma.StorageServiceGetPayload<{ include: typeof summaryInclude }> & WithUsage;

/** A service with all that belongs to it but its buckets, groups, roles and policies. */
export interface ServiceDetails extends ServiceSummary {
  readonly users: readonly User[];
}

const detailRows = withUsage(rowsOf("StorageService", { include: detailInclude }));

const detailsByUuid = readByKey("StorageService", { uuid: "uuid" }, detailRows);

/** Reads a service of any account; null where there is none. */
export const readDetails = async (db: Prisma.TransactionClient, uuid: string): Promise<ServiceDetails | null> => {
  const row = await detailsByUuid(db, { uuid });
  return row && { ...row, users: row.users.map(userOf) };
};

/** Reads a service that was just written. */
export const readWritten = async (tx: Prisma.TransactionClient, uuid: string): Promise<ServiceDetails> => {
  const service = await readDetails(tx, uuid);
  if (!service) throw new Error(`Service ${uuid} went while it was written.`);
  return service;
};

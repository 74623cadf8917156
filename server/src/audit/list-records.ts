import type { Prisma, PrismaClient, AuditRecord as Row } from "../generated/prisma/client.js";
import type { AuditRecord } from "./audit-record.js";

/** Which records to show: those that fit everything that is given. */
export interface AuditFilter {
  readonly caller?: string | undefined;
  readonly operation?: string | undefined;
  /** No record from before this time. */
  readonly since?: Date | undefined;
  /** At most so many, the newest. */
  readonly limit: number;
}

const withoutId = ({ id: _id, ...record }: Row): AuditRecord => record;

/** Reads the trail, the newest record first. */
export const listRecords = async (
  prisma: PrismaClient,
  { caller, operation, since, limit }: AuditFilter,
): Promise<AuditRecord[]> => {
  const where: Prisma.AuditRecordWhereInput = {
    ...(caller !== undefined && { caller }),
    ...(operation !== undefined && { operation }),
    ...(since !== undefined && { at: { gte: since } }),
  };
  const rows = await prisma.auditRecord.findMany({ where, orderBy: { id: "desc" }, take: limit });
  return rows.map(withoutId);
};

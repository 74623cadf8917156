import { type LabelFilter, type ServiceSummary, serviceSortMembers } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Caller } from "../account-authentication.js";
import { representSummary, summaryInclude } from "./represent.js";

/** A page of services, and how many there are in all. */
export interface ServicePage {
  readonly services: ServiceSummary[];
  readonly total: number;
}

interface ListQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
  readonly label: readonly LabelFilter[];
}

const columns = {
  created_at: "createdAt",
  name: "name",
  operational_state: "operationalState",
  region: "region",
} as const;

/** The id breaks ties, so that pages neither repeat nor lose what has the same value. */
const orderBy = (sort: string): Prisma.StorageServiceOrderByWithRelationInput[] => {
  const name = sort.replace(/^-/, "") as keyof typeof serviceSortMembers;
  const direction = sort.startsWith("-") ? "desc" : "asc";
  return [{ [columns[serviceSortMembers[name]]]: direction }, { uuid: direction }];
};

const hasLabel = ({ key, value }: LabelFilter): Prisma.StorageServiceWhereInput => ({
  labels: { some: { key, ...(value === undefined ? {} : { value }) } },
});

/** Lists the account's services that carry all of the labels. */
export const listServices = async (
  { prisma, configuration }: Pick<ServerContext, "prisma" | "configuration">,
  caller: Caller,
  { limit, offset, sort, label }: ListQuery,
): Promise<ServicePage> => {
  const where = { accountId: caller.id, AND: label.map(hasLabel) };
  const [total, rows] = await Promise.all([
    prisma.storageService.count({ where }),
    limit === 0
      ? []
      : prisma.storageService.findMany({
          where,
          include: summaryInclude,
          orderBy: orderBy(sort),
          take: limit,
          skip: offset,
        }),
  ]);
  return { total, services: rows.map((row) => representSummary(row, configuration.objectsDomain)) };
};

import { type LabelFilter, type ServiceSummary, serviceSortMembers } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { Prisma } from "../../generated/prisma/client.js";
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
  created_at: "created_at",
  name: "name",
  operational_state: "operational_state",
  region: "region",
} as const;

/** The id breaks ties, so that pages neither repeat nor lose what has the same value. */
const orderBy = (sort: string): Prisma.Sql => {
  const name = sort.replace(/^-/, "") as keyof typeof serviceSortMembers;
  const direction = sort.startsWith("-") ? "DESC" : "ASC";
  return Prisma.raw(`${columns[serviceSortMembers[name]]} ${direction}, uuid ${direction}`);
};

/**
 * Services that carry all of the labels. They are counted against the filters in one go: a condition for each of them
 * takes the database longer to plan than to carry out, and some hundred never came to an end.
 */
const carriesAll = (filters: readonly LabelFilter[]): Prisma.Sql => {
  const distinct = new Set(filters.map((filter) => JSON.stringify(filter)));
  if (distinct.size === 0) return Prisma.empty;
  const wanted = `[${[...distinct].join()}]`;
  return Prisma.sql`AND uuid IN (
    SELECT service_uuid FROM storage_labels JOIN jsonb_to_recordset(${wanted}::jsonb) AS wanted (key TEXT, value TEXT)
    ON storage_labels.key = wanted.key AND (wanted.value IS NULL OR storage_labels.value = wanted.value)
    GROUP BY service_uuid HAVING count(*) = ${distinct.size}::int)`;
};

/** Lists the account's services that carry all of the labels. */
export const listServices = async (
  { prisma, configuration }: Pick<ServerContext, "prisma" | "configuration">,
  caller: Caller,
  { limit, offset, sort, label }: ListQuery,
): Promise<ServicePage> => {
  const matching = Prisma.sql`FROM storage_services WHERE account_id = ${caller.id} ${carriesAll(label)}`;
  const [[counted], page] = await Promise.all([
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${matching}`,
    limit === 0
      ? []
      : prisma.$queryRaw<{ uuid: string }[]>`
          SELECT uuid ${matching} ORDER BY ${orderBy(sort)} LIMIT ${limit}::int OFFSET ${offset}::bigint`,
  ]);
  const uuids = page.map(({ uuid }) => uuid);
  const rows =
    uuids.length === 0
      ? []
      : await prisma.storageService.findMany({ where: { uuid: { in: uuids } }, include: summaryInclude });
  const byUuid = new Map(rows.map((row) => [row.uuid, representSummary(row, configuration.objectsDomain)]));
  // one that went in between is left out
  return { total: counted?.total ?? 0, services: uuids.flatMap((uuid) => byUuid.get(uuid) ?? []) };
};

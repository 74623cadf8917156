import { type LabelFilter, type ServiceSummary, serviceSortMembers } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import type { Caller } from "../account-authentication.js";
import { representSummary, summaryRows } from "./represent.js";

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
  const matching = Prisma.sql`FROM ${summaryRows.from} WHERE account_id = ${caller.id} ${carriesAll(label)}`;
  const page = Prisma.sql`
    SELECT ${summaryRows.json} AS service ${matching} ORDER BY ${orderBy(sort)} LIMIT ${limit}::int OFFSET ${offset}::bigint`;
  const [text = "[]"] = await queryTexts(
    prisma,
    Prisma.sql`SELECT json_build_array((SELECT count(*) ${matching}), (SELECT json_agg(service) FROM (${page}) AS page))::text`,
  );
  const [total, services] = JSON.parse(text) as [number, never[] | null];
  const represent = (json: never) => representSummary(summaryRows.read(json), configuration.objectsDomain);
  return { total, services: (services ?? []).map(represent) };
};

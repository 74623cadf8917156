import { type LabelFilter, type ServiceSummary, serviceSortMembers } from "@concordat/contract/object-storage";
import type { Caller } from "../../accounts/authentication.js";
import type { ServerContext } from "../../context.js";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
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

/** So few filters get a condition each: the database finds the services by the rarest of them. */
const fewFilters = 4;

const carries = ({ key, value }: LabelFilter): Prisma.Sql => {
  const wanted = value === undefined ? Prisma.empty : Prisma.sql`AND value = ${value}`;
  return Prisma.sql`AND uuid IN (SELECT service_uuid FROM storage_labels WHERE key = ${key} ${wanted})`;
};

/**
 * Services that carry all of the labels. Many filters are counted against the labels in one go: a condition for each of them
 * takes the database longer to plan than to carry out, and some hundred never came to an end.
 */
const carriesAll = (filters: readonly LabelFilter[]): Prisma.Sql => {
  if (filters.length === 0) return Prisma.empty;
  if (filters.length <= fewFilters) return Prisma.join(filters.map(carries), " ");
  const distinct = new Set(filters.map((filter) => JSON.stringify(filter)));
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
  // what the offset passes over is counted off by its ids: to gather all that is shown of it would take a hundred times as long
  const ids = Prisma.sql`SELECT uuid ${matching} ORDER BY ${orderBy(sort)} LIMIT ${limit}::int OFFSET ${offset}::bigint`;
  const page = Prisma.sql`
    SELECT ${summaryRows.json} AS service FROM ${summaryRows.from} WHERE uuid IN (${ids}) ORDER BY ${orderBy(sort)}`;
  const counted =
    label.length === 0
      ? Prisma.sql`SELECT service_count FROM accounts WHERE id = ${caller.id}`
      : Prisma.sql`SELECT count(*) ${matching}`;
  const [text = "[]"] = await queryTexts(
    prisma,
    Prisma.sql`SELECT json_build_array((${counted}), (SELECT json_agg(service) FROM (${page}) AS page))::text`,
  );
  const [total, services] = JSON.parse(text) as [number, never[] | null];
  const represent = (json: never) => representSummary(summaryRows.read(json), configuration.objectsDomain);
  return { total, services: (services ?? []).map(represent) };
};

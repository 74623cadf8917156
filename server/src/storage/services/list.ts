import { readTexts } from "../../database/bounded-read.js";
import { columnOf } from "../../database/tables.js";
import { Prisma } from "../../generated/prisma/client.js";
import { carriesAll, type LabelFilter } from "./label-filters.js";
import { type ServiceSummary, summaryRows } from "./rows.js";

/** Which page of an account's services to read. */
export interface ServiceQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort: {
    readonly by: "createdAt" | "name" | "operationalState" | "region";
    readonly descending: boolean;
  };
  /** Labels that a service must carry, all of them. */
  readonly labels: readonly LabelFilter[];
}

/** A page of services, and how many there are in all. */
export interface ServicePage {
  readonly services: ServiceSummary[];
  readonly total: number;
}

/** The id breaks ties, so that pages neither repeat nor lose what has the same value. */
const orderBy = ({ by, descending }: ServiceQuery["sort"]): Prisma.Sql => {
  const direction = descending ? "DESC" : "ASC";
  return Prisma.raw(`${columnOf("StorageService", by)} ${direction}, uuid ${direction}`);
};

/** Lists a page of an account's services. */
export const listServices = async (
  db: Prisma.TransactionClient,
  accountId: string,
  { limit, offset, sort, labels }: ServiceQuery,
): Promise<ServicePage> => {
  const order = orderBy(sort);
  const matching = Prisma.sql`FROM storage_services WHERE account_id = ${accountId} ${carriesAll(labels)}`;
  // what the offset passes over is counted off by its ids: to gather all that is shown of it would take a hundred times as long
  const ids = Prisma.sql`SELECT uuid ${matching} ORDER BY ${order} LIMIT ${limit}::int OFFSET ${offset}::bigint`;
  const page = Prisma.sql`
    SELECT ${summaryRows.json} AS service FROM ${summaryRows.from} WHERE uuid IN (${ids}) ORDER BY ${order}`;
  const counted =
    labels.length === 0
      ? Prisma.sql`SELECT service_count FROM accounts WHERE id = ${accountId}`
      : Prisma.sql`SELECT count(*) ${matching}`;
  const [text = "[]"] = await readTexts(
    db,
    Prisma.sql`SELECT json_build_array((${counted}), (SELECT json_agg(service) FROM (${page}) AS page))::text`,
  );
  const [total, services] = JSON.parse(text) as [number, never[] | null];
  return { total, services: (services ?? []).map(summaryRows.read) };
};

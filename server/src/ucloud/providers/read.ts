import { ApiError } from "@concordat/contract";
import {
  type Provider,
  type ProviderIncludeFlags,
  type ProviderSpecification,
  ucloudErrors,
} from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { conditionSql } from "../../database/condition-sql.js";
import { findRows, rowsOf } from "../../database/rows.js";
import { Prisma } from "../../generated/prisma/client.js";
import type { Principal } from "../principal.js";
import { isVisible, parseResourceId, visibleTo } from "../resource-permissions.js";
import type { StoredKeys } from "../stored-keys.js";
import type { CallerWithDb } from "../ucloud-call.js";
import { after, type Order, orderBy, readCursor, writeCursor } from "./cursor.js";
import { filterBy, literally } from "./filters.js";
import {
  type ProviderRow,
  providerById,
  providerRows,
  representProviders,
  representSpecification,
} from "./represent.js";

interface ReadContext extends Pick<ServerContext, "vault"> {
  readonly storedKeys: StoredKeys;
}

/** What is told of each provider that was read. */
const represent = async (
  context: ReadContext,
  { db, principal }: CallerWithDb,
  flags: ProviderIncludeFlags,
  rows: readonly ProviderRow[],
): Promise<Provider[]> => {
  const keys = rows.flatMap(({ provider }) => provider?.auth ?? []);
  const trusted = await context.storedKeys.trusted(db, keys);
  return rows.map(representProviders(context, principal, flags, trusted));
};

interface ListRequest extends Order {
  readonly flags: ProviderIncludeFlags;
  readonly itemsPerPage: number;
  readonly next?: string | null | undefined;
  readonly itemsToSkip?: number | null | undefined;
  /** Part of the name, in any case. */
  readonly query?: string;
}

/** A list keeps to the active workspace; only an administrator of UCloud who names none sees those of all. */
const within = (workspace: string | null, principal: Principal): Prisma.ResourceWhereInput =>
  workspace === null && principal.role === "ADMIN" ? {} : { projectId: workspace };

/** One page of the providers that the caller may see in the active workspace. */
export const listProviders = async (context: ReadContext, call: CallerWithDb, request: ListRequest) => {
  const { principal, workspace, db } = call;
  const cursor = request.next === null || request.next === undefined ? undefined : readCursor(request.next);
  const order = cursor ? { sortBy: cursor.by, sortDirection: cursor.direction } : request;
  const conditions: Prisma.ResourceWhereInput[] = [
    { type: "provider", ...within(workspace, principal) },
    visibleTo(principal),
    ...filterBy(request.flags),
  ];
  if (request.query)
    conditions.push({ provider: { name: { contains: literally(request.query), mode: "insensitive" } } });
  if (cursor) conditions.push(after(cursor));

  const sorted = Prisma.raw(orderBy(order));
  const skipped = cursor ? 0 : (request.itemsToSkip ?? 0);
  // what is skipped is counted off by its ids; one more than is shown tells whether there is a next page
  const ids = Prisma.sql`SELECT row0.id FROM resources AS row0 WHERE ${conditionSql("Resource", { AND: conditions })}
    ORDER BY ${sorted} LIMIT ${request.itemsPerPage + 1}::int OFFSET ${skipped}::bigint`;
  const found = await findRows(
    db,
    providerRows,
    Prisma.sql`CROSS JOIN (SELECT ${principal.subject}::text AS subject) AS asked
      WHERE row0.id = ANY(ARRAY(${ids})) ORDER BY ${sorted}`,
  );
  const page = found.slice(0, request.itemsPerPage);
  const last = page.at(-1);
  return {
    itemsPerPage: request.itemsPerPage,
    items: await represent(context, call, request.flags, page),
    next: last && found.length > page.length ? writeCursor(order, last) : null,
  };
};

const idRows = rowsOf("Resource", { select: { id: true } });

/** Whether a provider fits a read's flags; most reads have none that are asked of the database. */
const passes = async (
  db: Prisma.TransactionClient,
  { id }: ProviderRow,
  flags: ProviderIncludeFlags,
): Promise<boolean> => {
  const conditions = filterBy(flags);
  if (conditions.length === 0) return true;
  const passing = Prisma.sql`WHERE ${conditionSql("Resource", { AND: [{ id }, ...conditions] })}`;
  return (await findRows(db, idRows, passing)).length > 0;
};

/** Reads one provider that the caller may see, in whichever workspace. @throws ApiError `notFound` */
export const retrieveProvider = async (
  context: ReadContext,
  call: CallerWithDb,
  request: { readonly id: string; readonly flags: ProviderIncludeFlags },
): Promise<Provider> => {
  const { principal, db } = call;
  const id = parseResourceId(request.id);
  const row = id === undefined ? null : await providerById(db, { id, subject: principal.subject });
  if (row?.type !== "provider" || !isVisible(principal, row) || !(await passes(db, row, request.flags)))
    throw new ApiError(ucloudErrors.notFound);
  const [provider] = await represent(context, call, request.flags, [row]);
  return provider as Provider;
};

/** Looks a provider up by resource id or, where no resource has that id, by name. @throws ApiError `notFound` */
export const retrieveProviderSpecification = async (
  db: Prisma.TransactionClient,
  idOrName: string,
): Promise<ProviderSpecification> => {
  const resourceId = parseResourceId(idOrName);
  const byId = resourceId === undefined ? null : await db.provider.findUnique({ where: { resourceId } });
  const row = byId ?? (await db.provider.findUnique({ where: { name: idOrName } }));
  if (!row) throw new ApiError(ucloudErrors.notFound);
  return representSpecification(row);
};

import { ApiError } from "@concordat/contract";
import {
  type Provider,
  type ProviderIncludeFlags,
  type ProviderSpecification,
  ucloudErrors,
} from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { findRows } from "../../database/rows.js";
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

/** Reads what is shown of providers, in the order of their ids; one that went in between is left out. */
const readProviders = async ({ db, principal }: CallerWithDb, ids: readonly bigint[]): Promise<ProviderRow[]> => {
  if (ids.length === 0) return [];
  const rows = await findRows(
    db,
    providerRows(principal),
    Prisma.sql`WHERE id = ANY((SELECT ${ids}::bigint[])::bigint[])`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

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

  const found = await db.resource.findMany({
    where: { AND: conditions },
    select: { id: true, createdAt: true, createdBy: true },
    orderBy: orderBy(order),
    // one more than is shown tells whether there is a next page
    take: request.itemsPerPage + 1,
    skip: cursor ? 0 : (request.itemsToSkip ?? 0),
  });
  const page = found.slice(0, request.itemsPerPage);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  const rows = await readProviders(call, ids);
  return {
    itemsPerPage: request.itemsPerPage,
    items: await represent(context, call, request.flags, rows),
    next: last && found.length > page.length ? writeCursor(order, last) : null,
  };
};

/** Whether a provider fits a read's flags; most reads have none that are asked of the database. */
const passes = async (
  db: Prisma.TransactionClient,
  { id }: ProviderRow,
  flags: ProviderIncludeFlags,
): Promise<boolean> => {
  const conditions = filterBy(flags);
  if (conditions.length === 0) return true;
  return (await db.resource.findFirst({ where: { AND: [{ id }, ...conditions] }, select: { id: true } })) !== null;
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

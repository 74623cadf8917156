import { coreProduct, type ProviderIncludeFlags } from "@concordat/contract/ucloud";
import type { Prisma } from "../../generated/prisma/client.js";
import { parseResourceId } from "../resource-permissions.js";

const nothing: Prisma.ResourceWhereInput = { id: { in: [] } };

const given = (text: string | null | undefined): text is string => text !== null && text !== undefined;

const listed = (text: string): string[] => text.split(",").map((part) => part.trim());

/** Times beyond what JavaScript and PostgreSQL know are read as the last time that both do. */
const furthest = Date.UTC(9999, 11, 31);
const asDate = (ms: number): Date => new Date(Math.max(0, Math.min(ms, furthest)));

/** Text as LIKE takes it literally. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** What every provider is backed by: the empty product of Core. Filters on products compare with it. */
const filterByProduct = (flags: ProviderIncludeFlags): Prisma.ResourceWhereInput[] => {
  const wanted = [
    [flags.filterProvider, coreProduct.provider],
    [flags.filterProductId, coreProduct.id],
    [flags.filterProductCategory, coreProduct.category],
  ] as const;
  const hidden = [
    [flags.hideProvider, coreProduct.provider],
    [flags.hideProductId, coreProduct.id],
    [flags.hideProductCategory, coreProduct.category],
  ] as const;
  const leftOut =
    wanted.some(([filter, value]) => given(filter) && filter !== value) ||
    hidden.some(([filter, value]) => given(filter) && filter === value);
  return leftOut ? [nothing] : [];
};

/** The conditions that a read's flags put on providers; all of them must hold. */
export const filterBy = (flags: ProviderIncludeFlags): Prisma.ResourceWhereInput[] => {
  const conditions = filterByProduct(flags);
  if (given(flags.filterCreatedBy)) conditions.push({ createdBy: { contains: literally(flags.filterCreatedBy) } });
  if (typeof flags.filterCreatedAfter === "number")
    conditions.push({ createdAt: { gte: asDate(flags.filterCreatedAfter) } });
  if (typeof flags.filterCreatedBefore === "number")
    conditions.push({ createdAt: { lte: asDate(flags.filterCreatedBefore) } });
  if (given(flags.filterProviderIds)) conditions.push({ providerGeneratedId: { in: listed(flags.filterProviderIds) } });
  if (given(flags.filterIds)) {
    const ids = listed(flags.filterIds).map(parseResourceId);
    conditions.push({ id: { in: ids.filter((id) => id !== undefined) } });
  }
  if (given(flags.filterName)) conditions.push({ provider: { name: flags.filterName } });
  return conditions;
};

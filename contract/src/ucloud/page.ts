import * as z from "zod";
import { idOf } from "./component-name.js";
import { textLimits } from "./text-limits.js";

/** The page sizes that UCloud knows; anything else is read as the default. */
export const pageSizes = [10, 25, 50, 100, 250] as const;
export const defaultPageSize = 50;

/** Orders that a listing knows; anything else is read as the first. */
export const sortColumns = ["resource", "createdAt", "createdBy"] as const;
export const sortDirections = ["ascending", "descending"] as const;

/** The paging members of browse and search requests. */
export const pagination = {
  itemsPerPage: z
    .int()
    .nullish()
    .transform((size) => (size && (pageSizes as readonly number[]).includes(size) ? size : defaultPageSize))
    .meta({
      description: `Items on a page: ${pageSizes.join(", ")}. Any other number, or none, means ${defaultPageSize}.`,
      examples: [25],
    }),
  next: z.string().max(textLimits.token).nullish().meta({
    description:
      "The `next` of the page before; leave it out for the first page. Its content means nothing to clients.",
  }),
  consistency: z.enum(["PREFER", "REQUIRE"]).nullish().meta({
    description: "Accepted for old clients and without effect: pages are always read afresh.",
  }),
  itemsToSkip: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .nullish()
    .meta({ description: "Items to pass over before the first page starts." }),
  sortBy: z
    .string()
    .max(textLimits.name)
    .nullish()
    .transform((column) => sortColumns.find((known) => known === column) ?? sortColumns[0])
    .meta({
      description: `What to sort by: ${sortColumns.join(", ")}. Anything else means ${sortColumns[0]}.`,
    }),
  sortDirection: z
    .enum(sortDirections)
    .nullish()
    .transform((direction) => direction ?? sortDirections[0])
    .meta({
      description: `The direction of sorting; ${sortDirections[0]} when left out.`,
    }),
};

/** One page of a listing. */
export const pageV2 = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      itemsPerPage: z.int().meta({ description: "The page size that was used." }),
      items: z.array(item).meta({
        description: "The items of this page. It may be shorter than the page size.",
      }),
      next: z.string().nullable().meta({
        description: "What to send as `next` to get the following page; null when this is the last one.",
      }),
    })
    .meta({
      id: `PageV2Of${idOf(item)}`,
      description: "One page of a listing. Only a null `next` marks the end.",
    });

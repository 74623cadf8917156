import * as z from "zod";
import { idOf } from "./component-name.js";
import { textLimits } from "./text-limits.js";

/** The page sizes that UCloud knows. Any other value is read as the default. */
export const pageSizes = [10, 25, 50, 100, 250] as const;
export const defaultPageSize = 50;

/** Columns to sort by. Any other value is read as the first. */
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
    description: "The `next` of the previous page; omit it for the first page. Its content is opaque.",
  }),
  consistency: z.enum(["PREFER", "REQUIRE"]).nullish().meta({
    description: "Accepted for old clients, and ignored: pages are always read from the database.",
  }),
  itemsToSkip: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .nullish()
    .meta({ description: "Number of items to skip before the first page." }),
  sortBy: z
    .string()
    .max(textLimits.name)
    .nullish()
    .transform((column) => sortColumns.find((known) => known === column) ?? sortColumns[0])
    .meta({
      description: `Column to sort by: ${sortColumns.join(", ")}. Any other value means ${sortColumns[0]}.`,
    }),
  sortDirection: z
    .enum(sortDirections)
    .nullish()
    .transform((direction) => direction ?? sortDirections[0])
    .meta({
      description: `Sort direction; ${sortDirections[0]} by default.`,
    }),
};

/** One page of a listing. */
export const pageV2 = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      itemsPerPage: z.int().meta({ description: "The page size that was used." }),
      items: z.array(item).meta({
        description: "The items of this page. There may be fewer than the page size.",
      }),
      next: z.string().nullable().meta({
        description: "The `next` to send for the following page; null on the last page.",
      }),
    })
    .meta({
      id: `PageV2Of${idOf(item)}`,
      description: "One page of a listing. Only a null `next` marks the end.",
    });

import * as z from "zod";
import { idOf } from "./component-name.js";

/** How many items one bulk request may hold. */
export const bulkLimits = { min: 1, max: 1000 } as const;

/** The largest body of a bulk request, in bytes: a thousand items with names and addresses of the greatest length. */
export const bulkBodyLimit = 512 * 1024;

/** A request with many items, carried out in one transaction: all of them or none. */
export const bulkRequest = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      items: z
        .array(item)
        .min(bulkLimits.min, "Request must not be empty")
        .max(bulkLimits.max, `Request cannot exceed ${bulkLimits.max} items`)
        .meta({
          description: "The items. The response keeps their order.",
        }),
    })
    .meta({
      id: `BulkRequestOf${idOf(item)}`,
      description: `Between ${bulkLimits.min} and ${bulkLimits.max} items, carried out in one transaction: all of them or none.`,
    });

/** The response to a bulk request: one element for each item, in the same order. */
export const bulkResponse = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      responses: z.array(item).meta({
        description: "One element for each item of the request, in its order.",
      }),
    })
    .meta({
      id: `BulkResponseOf${idOf(item)}`,
      description: "The responses to the items of a bulk request.",
    });

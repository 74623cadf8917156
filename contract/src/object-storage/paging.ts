import * as z from "zod";
import { view } from "../schema.js";
import { pageSize } from "./page-size.js";

/** The parameters of listings that come in pages. */
export const paging = {
  limit: z
    .int()
    .min(0)
    .max(pageSize.max)
    .default(pageSize.default)
    .meta({ description: `Most entries to return, up to ${pageSize.max}. 0 returns none.` }),
  offset: z.int().min(0).default(0).meta({ description: "Number of entries to skip." }),
};

/** The response header from which a client computes the number of pages. */
export const totalCountHeader = "UpCloud-Total-Count";

export const totalCountHeaders = view(
  z.object({
    [totalCountHeader]: z
      .int()
      .min(0)
      .meta({ description: "Total number of entries, before `limit` and `offset` are applied." }),
  }),
);

import * as z from "zod";
import { view } from "../schema.js";

export const pageSize = { max: 100, default: 10 } as const;

/** The parameters of listings that come in pages. */
export const paging = {
  limit: z
    .int()
    .min(0)
    .max(pageSize.max)
    .default(pageSize.default)
    .meta({ description: `How many entries to answer with at most, up to ${pageSize.max}. 0 asks for none.` }),
  offset: z.int().min(0).default(0).meta({ description: "How many entries to pass over first." }),
};

/** The header by which a client knows how many pages there are. */
export const totalCountHeader = "UpCloud-Total-Count";

export const totalCountHeaders = view(
  z.object({
    [totalCountHeader]: z
      .int()
      .min(0)
      .meta({ description: "How many entries there are in all, before `limit` and `offset` are applied." }),
  }),
);

import * as z from "zod";
import { textLimits } from "./text-limits.js";

/** A reference to one resource. */
export const FindByStringId = z
  .object({
    id: z.string().max(textLimits.name).meta({
      description: "The id. Ids are text even if they look like numbers.",
    }),
  })
  .meta({ id: "FindByStringId", description: "A reference by id." });
export type FindByStringId = z.output<typeof FindByStringId>;

import * as z from "zod";
import { textLimits } from "./text-limits.js";

/** A reference to one thing. */
export const FindByStringId = z
  .object({
    id: z.string().max(textLimits.name).meta({
      description: "The id of the thing. Ids are text even where they look like numbers.",
    }),
  })
  .meta({ id: "FindByStringId", description: "Names one thing by its id." });
export type FindByStringId = z.output<typeof FindByStringId>;

import * as z from "zod";

/** A reference to one thing. */
export const FindByStringId = z
  .object({
    id: z.string().meta({
      description: "The id of the thing. Ids are text even where they look like numbers.",
    }),
  })
  .meta({ id: "FindByStringId", description: "Names one thing by its id." });
export type FindByStringId = z.output<typeof FindByStringId>;

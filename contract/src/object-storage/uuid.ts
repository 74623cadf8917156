import * as z from "zod";

/**
 * A UUID of any version. The vendor puts a mark of its own into the first digits, so that what follows is not bound to
 * the versions of the standard.
 */
export const uuid = (description: string, example: string) =>
  z.guid("must be a UUID").meta({ description, examples: [example] });

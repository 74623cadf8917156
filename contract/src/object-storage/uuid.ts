import * as z from "zod";

/**
 * A UUID of any version. The vendor uses the first digits for a mark of its own, so the rest need not follow a version of the
 * standard.
 */
export const uuid = (description: string, example: string) =>
  z.guid("must be a UUID").meta({ description, examples: [example] });

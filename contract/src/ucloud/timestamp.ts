import * as z from "zod";

/** Milliseconds since 1970-01-01T00:00:00Z, as all UCloud times are. */
export const timestamp = (description: string) =>
  z.int().meta({
    description: `${description}, in milliseconds since the Unix epoch.`,
  });

import type * as z from "zod";

/**
 * Null in place of something that can be empty: in a JSON Merge Patch it removes, and some clients write it where they
 * mean an empty list. Whoever reads the request sees the empty value only. Members that cannot be empty do not use
 * this, so that null is refused.
 *
 * It is no `transform`: those take `default` and `examples` out of the JSON Schema.
 */
export const nullMeans = <Read, Written>(
  schema: z.ZodType<Read, Written>,
  empty: () => Read,
): z.ZodType<Read, Written | null> =>
  schema.nullable().overwrite((value) => (value === null ? empty() : value)) as unknown as z.ZodType<
    Read,
    Written | null
  >;

/** The same for lists. */
export const nullMeansNone = <Read, Written>(list: z.ZodType<Read[], Written>): z.ZodType<Read[], Written | null> =>
  nullMeans(list, () => []);

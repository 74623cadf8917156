import type * as z from "zod";

/**
 * Accepts null as the empty value: in a JSON Merge Patch null removes, and some clients send it for an empty list. The parsed
 * request has the empty value only. Fields that cannot be empty do not use this, so null is refused.
 *
 * This is not a `transform`, because a `transform` removes `default` and `examples` from the JSON Schema.
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

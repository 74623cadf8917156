import type * as z from "zod";

/**
 * A list in a JSON Merge Patch: absent leaves it alone, null empties it, a list takes its place as a whole. Members that
 * cannot be empty are plain `optional()` instead, so that null is refused.
 */
export const listInPatch = <Item extends z.ZodType>(list: z.ZodArray<Item>) =>
  list
    .nullable()
    .transform((items) => items ?? [])
    .optional();

/** A list that null stands for as well as `[]`; left out it is empty too. */
export const listOrNull = <Item extends z.ZodType>(list: z.ZodArray<Item>) =>
  list
    .nullable()
    .default([])
    .transform((items) => items ?? []);

import * as z from "zod";

/**
 * Text of limited length. Characters are code points, as in JSON Schema and PostgreSQL; zod's own `max` counts a character beyond
 * the basic plane as two.
 */
export const text = (maxLength: number) =>
  z
    .string()
    .refine(
      (value) => value.length <= maxLength || [...value].length <= maxLength,
      `must have at most ${maxLength} characters`,
    )
    .meta({ maxLength });

import * as z from "zod";

/**
 * Text of at most so many characters. Code points count, as they do in JSON Schema and in PostgreSQL; zod's own `max`
 * would count a character beyond the basic plane as two.
 */
export const text = (maxLength: number) =>
  z
    .string()
    .refine(
      (value) => value.length <= maxLength || [...value].length <= maxLength,
      `must have at most ${maxLength} characters`,
    )
    .meta({ maxLength });

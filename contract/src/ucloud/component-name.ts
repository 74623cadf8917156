import type * as z from "zod";

/** The component name of a schema, which generic wrappers build their own name from. */
export const idOf = (schema: z.ZodType): string => {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error("A schema in a generic wrapper needs .meta({ id }).");
  return id;
};

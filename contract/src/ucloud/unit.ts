import * as z from "zod";

/** A response without content: the call succeeded. */
export const Unit = z.object({}).meta({
  id: "Unit",
  description: "An empty object: the call succeeded.",
});
export type Unit = z.output<typeof Unit>;

/** A request body without meaning: any value is accepted, and so is none. */
export const AnyUnit = z.unknown().meta({ description: "Ignored; may be omitted." });

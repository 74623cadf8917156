import * as z from "zod";

/** An answer that says nothing but that it worked. */
export const Unit = z.object({}).meta({
  id: "Unit",
  description: "An empty object: it worked, and there is nothing to say.",
});
export type Unit = z.output<typeof Unit>;

/** A request that carries nothing: whatever is sent, or nothing at all, will do. */
export const AnyUnit = z.unknown().meta({ description: "Ignored; it may be left out." });

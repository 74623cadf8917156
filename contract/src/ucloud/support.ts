import * as z from "zod";
import { idOf } from "./component-name.js";
import { timestamp } from "./timestamp.js";

/** Timestamps below this are seconds sent by mistake. */
const earliestMaintenance = 1_000_000_000_000;

export const maintenanceLimits = {
  description: { min: 1, max: 4000 },
} as const;

/** A planned or ongoing interruption. */
export const Maintenance = z
  .object({
    description: z
      .string()
      .min(maintenanceLimits.description.min)
      .max(maintenanceLimits.description.max)
      .refine((text) => text.trim() !== "", "must not be blank")
      .meta({ description: "What is done, and how it affects users." }),
    availability: z
      .enum(["MINOR_DISRUPTION", "MAJOR_DISRUPTION", "NO_SERVICE"])
      .meta({ description: "How much of the product can be used in the meantime." }),
    startsAt: timestamp("When the interruption begins").min(earliestMaintenance),
    estimatedEndsAt: timestamp("When the interruption should end").min(earliestMaintenance).nullable().default(null),
  })
  .meta({
    id: "Maintenance",
    description: "A planned or ongoing interruption of a product.",
  });

/** A product, and what its provider supports for it. */
export const resolvedSupport = <P extends z.ZodType, S extends z.ZodType>(product: P, support: S) =>
  z.object({ product, support }).meta({
    id: `ResolvedSupportOf${idOf(product)}And${idOf(support)}`,
    description: "A product from the catalogue, and what its provider declares to support.",
  });

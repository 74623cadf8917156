import * as z from "zod";
import { idOf } from "./component-name.js";
import { timestamp } from "./timestamp.js";

/** Timestamps below this are seconds sent by mistake. */
const earliestMaintenance = 1_000_000_000_000;

export const maintenanceLimits = {
  description: { min: 1, max: 4000 },
} as const;

/** A planned or running interruption. */
export const Maintenance = z
  .object({
    description: z
      .string()
      .min(maintenanceLimits.description.min)
      .max(maintenanceLimits.description.max)
      .refine((text) => text.trim() !== "", "must not be blank")
      .meta({ description: "What is done, and what users will notice." }),
    availability: z
      .enum(["MINOR_DISRUPTION", "MAJOR_DISRUPTION", "NO_SERVICE"])
      .meta({ description: "How much of the product can be used meanwhile." }),
    startsAt: timestamp("When it begins").min(earliestMaintenance),
    estimatedEndsAt: timestamp("When it should be over").min(earliestMaintenance).nullable().default(null),
  })
  .meta({
    id: "Maintenance",
    description: "A planned or running interruption of a product.",
  });

/** A product, together with what its provider can do for it. */
export const resolvedSupport = <P extends z.ZodType, S extends z.ZodType>(product: P, support: S) =>
  z.object({ product, support }).meta({
    id: `ResolvedSupportOf${idOf(product)}And${idOf(support)}`,
    description: "A product from the catalogue, with what its provider declared to support.",
  });

import * as z from "zod";

export const RegionZone = z
  .object({ name: z.string().meta({ description: "Name of the zone.", examples: ["fi-hel2"] }) })
  .meta({ id: "RegionZone", description: "A data centre." });

export const RegionDetailResponse = z
  .object({
    name: z.string().meta({ description: "Name of the region; services refer to it.", examples: ["europe-1"] }),
    primary_zone: z.string().meta({ description: "The zone that stores the data.", examples: ["fi-hel2"] }),
    zones: z.array(RegionZone).meta({
      description: "Zones whose private networks can reach services in the region, including the primary zone.",
    }),
    // seen in the vendor's traffic of late 2025, and not documented: this server omits it
    allow_new: z
      .boolean()
      .optional()
      .meta({ description: "Whether new services can be created here. May be missing." }),
  })
  .meta({ id: "RegionDetailResponse", description: "A region where services can be hosted." });
export type RegionDetailResponse = z.output<typeof RegionDetailResponse>;

export const RegionListResponse = z
  .array(RegionDetailResponse)
  .meta({ id: "RegionListResponse", description: "All regions." });

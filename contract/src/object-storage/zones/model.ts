import * as z from "zod";

const Zone = z
  .object({
    description: z.string().meta({ description: "Where it is.", examples: ["Helsinki #2"] }),
    id: z.string().meta({ description: "Name of the zone, as regions have it.", examples: ["fi-hel2"] }),
    public: z.enum(["yes", "no"]).meta({ description: "`yes`: a zone for all customers. `no`: a private cloud." }),
  })
  .meta({ id: "Zone", description: "A data centre, with its description." });
export type Zone = z.output<typeof Zone>;

// the lists of the vendor's older APIs have a name around them, and one more
const ZoneList = z
  .object({ zone: z.array(Zone).meta({ description: "The zones." }) })
  .meta({ id: "ZoneList", description: "A list of zones." });

export const ZoneListResponse = z
  .object({ zones: ZoneList.meta({ description: "All zones." }) })
  .meta({ id: "ZoneListResponse", description: "All zones of all regions." });
export type ZoneListResponse = z.output<typeof ZoneListResponse>;

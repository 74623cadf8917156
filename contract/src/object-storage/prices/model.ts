import * as z from "zod";

const PriceZone = z
  .object({ name: z.string().meta({ description: "Name of the zone.", examples: ["fi-hel2"] }) })
  .meta({
    id: "PriceZone",
    description:
      "The prices of a zone. The vendor's have a member for each priced resource: this server charges nothing.",
  });

const PriceList = z
  .object({ zone: z.array(PriceZone).meta({ description: "The zones." }) })
  .meta({ id: "PriceList", description: "Prices by zone." });

export const PriceListResponse = z
  .object({ prices: PriceList.meta({ description: "The prices." }) })
  .meta({ id: "PriceListResponse", description: "The prices of all zones." });
export type PriceListResponse = z.output<typeof PriceListResponse>;

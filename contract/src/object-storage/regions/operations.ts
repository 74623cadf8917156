import * as z from "zod";
import { view } from "../../schema.js";
import { basePath, operation } from "../operation.js";
import { ok } from "../success.js";

const tag = "Object storage regions";

export const RegionZone = z
  .object({ name: z.string().meta({ description: "Name of the zone.", examples: ["fi-hel2"] }) })
  .meta({ id: "RegionZone", description: "A data centre." });

export const RegionDetailResponse = z
  .object({
    name: z.string().meta({ description: "Name of the region; services refer to it.", examples: ["europe-1"] }),
    primary_zone: z.string().meta({ description: "The zone that holds the data.", examples: ["fi-hel2"] }),
    zones: z.array(RegionZone).meta({
      description: "Zones whose private networks reach services of the region; the primary zone is one of them.",
    }),
    // Seen in the vendor's traffic of late 2025 and documented nowhere: ours leaves it out.
    allow_new: z.boolean().optional().meta({ description: "Whether new services can be made here. May be missing." }),
  })
  .meta({ id: "RegionDetailResponse", description: "A place where services can be hosted." });
export type RegionDetailResponse = z.output<typeof RegionDetailResponse>;

export const RegionListResponse = z
  .array(RegionDetailResponse)
  .meta({ id: "RegionListResponse", description: "All regions." });

const exampleRegion: RegionDetailResponse = {
  name: "europe-2",
  primary_zone: "de-fra1",
  zones: [{ name: "de-fra1" }, { name: "nl-ams1" }, { name: "pl-waw1" }],
};

/** Lists the regions. */
const list = operation({
  method: "GET",
  path: `${basePath}/regions`,
  readOnly: true,
  costs: false,
  request: {},
  success: { ...ok("All regions."), body: view(RegionListResponse) },
  errors: [],
  summary: "List regions",
  description: "Lists every region that can host a service, with the zones whose private networks reach it.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "all", summary: "List the regions", request: {}, response: [exampleRegion] }],
  source: "List regions",
});

/** Reads one region. */
const get = operation({
  method: "GET",
  path: `${basePath}/regions/:region_name`,
  readOnly: true,
  costs: false,
  request: {
    pathParams: view(
      z.object({ region_name: z.string().meta({ description: "Name of the region.", examples: ["europe-2"] }) }),
    ),
  },
  success: { ...ok("The region."), body: view(RegionDetailResponse) },
  errors: [],
  summary: "Read a region",
  description: "Reads one region by its name.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Read a region",
      request: { pathParams: { region_name: "europe-2" } },
      response: exampleRegion,
    },
  ],
  source: "Get region details",
});

/** Where services can be hosted. */
export const regions = { list, get };

import * as z from "zod";
import { view } from "../../schema.js";
import { basePath, operation } from "../operation.js";
import { ok } from "../success.js";
import { RegionDetailResponse, RegionListResponse } from "./model.js";

const tag = "Object storage regions";

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
  description: "Lists every region that can host a service, with the zones whose private networks can reach it.",
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

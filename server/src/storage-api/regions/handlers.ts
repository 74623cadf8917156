import type { objectStorage, RegionDetailResponse } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";

const european = ["de-fra1", "es-mad1", "fi-hel1", "fi-hel2", "nl-ams1", "pl-waw1", "se-sto1", "uk-lon1", "dk-cph1"];

const region = (name: string, primary: string, zones: readonly string[]): RegionDetailResponse => ({
  name,
  primary_zone: primary,
  zones: zones.map((zone) => ({ name: zone })),
});

/** The vendor's regions, with their zones, as of the end of 2025. */
const regions: readonly RegionDetailResponse[] = [
  region("apac-1", "sg-sin1", ["sg-sin1", "au-syd1"]),
  region("europe-1", "fi-hel2", european),
  region("europe-2", "de-fra1", european),
  region("europe-3", "se-sto1", european),
  region("us-1", "us-chi1", ["us-chi1", "us-sjo1", "us-nyc1"]),
];

export const isRegion = (name: string): boolean => regions.some((known) => known.name === name);

export const regionHandlers: Handlers<typeof objectStorage.regions, ObjectStorageRequest> = {
  list: async () => [...regions],
  get: async ({ params }) => {
    const found = regions.find(({ name }) => name === params.region_name);
    if (!found) throw notFound();
    return found;
  },
};

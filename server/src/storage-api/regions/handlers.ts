import type { objectStorage, RegionDetailResponse } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { findRegion, type Region, regions } from "../../storage/regions/regions.js";
import type { StorageCall } from "../storage-call.js";

const represent = ({ name, primaryZone, zones }: Region): RegionDetailResponse => ({
  name,
  primary_zone: primaryZone,
  zones: zones.map((zone) => ({ name: zone })),
});

export const regionHandlers: Handlers<typeof objectStorage.regions, StorageCall> = {
  list: async () => regions.map(represent),
  get: async ({ params }) => represent(findRegion(params.region_name)),
};

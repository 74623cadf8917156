import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { zones } from "../../storage/regions/regions.js";
import type { StorageCall } from "../storage-call.js";

export const zoneHandlers: Handlers<typeof objectStorage.zones, StorageCall> = {
  list: async () => ({ zones: { zone: zones.map(([id, description]) => ({ description, id, public: "yes" })) } }),
};

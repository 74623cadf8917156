import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { zones } from "../../storage/regions/regions.js";
import type { StorageCall } from "../storage-call.js";

export const priceHandlers: Handlers<typeof objectStorage.prices, StorageCall> = {
  list: async () => ({ prices: { zone: zones.map(([name]) => ({ name })) } }),
};

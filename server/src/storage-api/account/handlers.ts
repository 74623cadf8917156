import { type objectStorage, resourceLimits } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import type { StorageCall } from "../storage-call.js";

export const accountHandlers: Handlers<typeof objectStorage.account, StorageCall> = {
  get: async ({ principal: { username, credits } }) => ({
    account: { credits: credits === null ? null : Number(credits), resource_limits: resourceLimits, username },
  }),
};

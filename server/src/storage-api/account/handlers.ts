import { type objectStorage, resourceLimits } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import type { ObjectStorageRequest } from "../request.js";

export const accountHandlers: Handlers<typeof objectStorage.account, ObjectStorageRequest> = {
  get: async ({ caller: { username, credits } }) => ({
    account: { credits: credits === null ? null : Number(credits), resource_limits: resourceLimits, username },
  }),
};

import { type objectStorage, resourceLimits } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import type { StorageQuotas } from "../../storage/quota.js";
import type { StorageCall } from "../storage-call.js";

/** The account itself, with the limits that clients read. */
export const accountHandlers = ({
  servicesPerAccount,
}: Pick<StorageQuotas, "servicesPerAccount">): Handlers<typeof objectStorage.account, StorageCall> => {
  const limits = { ...resourceLimits, managed_object_storages: servicesPerAccount };
  return {
    get: async ({ principal: { username, credits } }) => ({
      account: { credits: credits === null ? null : Number(credits), resource_limits: limits, username },
    }),
  };
};

import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { changeAccessKey, deleteAccessKey } from "../../storage/iam/access-keys/change.js";
import { createAccessKey } from "../../storage/iam/access-keys/create.js";
import { type AccessKeyRef, findAccessKey, listAccessKeys } from "../../storage/iam/access-keys/find.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { representAccessKey } from "./represent.js";

type AccessKeyHandlers = Handlers<typeof objectStorage.users.accessKeys, StorageCall>;

const keyOf = (params: { readonly username: string; readonly access_key_id: string }): AccessKeyRef => ({
  username: params.username,
  accessKeyId: params.access_key_id,
});

/** The keys with which a user signs. A secret is shown when it is made, and never again. */
export const accessKeyHandlers = (context: IdentityContext): AccessKeyHandlers => ({
  create: async (call) => {
    const key = await createAccessKey(call.db, serviceOf(call), call.params.username, context);
    const { status, ...shown } = representAccessKey(key);
    return { ...shown, secret_access_key: key.secret, status };
  },

  list: async (call) => {
    const keys = await listAccessKeys(call.db, serviceOf(call), call.params.username);
    return keys.map(representAccessKey);
  },

  get: async (call) => representAccessKey(await findAccessKey(call.db, serviceOf(call), keyOf(call.params))),

  modify: async (call) => {
    const { status } = call.body;
    const change = { active: status && status === "Active" };
    return representAccessKey(await changeAccessKey(call.db, serviceOf(call), keyOf(call.params), change));
  },

  delete: (call) => deleteAccessKey(call.db, serviceOf(call), keyOf(call.params)),
});

import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { changeAccessKey, deleteAccessKey } from "../../storage/iam/access-keys/change.js";
import { createAccessKey } from "../../storage/iam/access-keys/create.js";
import { type AccessKeyRef, findAccessKey, listAccessKeys } from "../../storage/iam/access-keys/find.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { representAccessKey } from "./represent.js";

type AccessKeyHandlers = Handlers<typeof objectStorage.users.accessKeys, ObjectStorageRequest>;

const keyOf = (params: { readonly username: string; readonly access_key_id: string }): AccessKeyRef => ({
  username: params.username,
  accessKeyId: params.access_key_id,
});

/** The keys with which a user signs. A secret is shown when it is made, and never again. */
export const accessKeyHandlers = (context: ServerContext): AccessKeyHandlers => {
  const { prisma } = context;
  return {
    create: async (request) => {
      const key = await createAccessKey(prisma, serviceOf(request), request.params.username, context);
      const { status, ...shown } = representAccessKey(key);
      return { ...shown, secret_access_key: key.secret, status };
    },

    list: async (request) => {
      const keys = await listAccessKeys(prisma, serviceOf(request), request.params.username);
      return keys.map(representAccessKey);
    },

    get: async (request) => representAccessKey(await findAccessKey(prisma, serviceOf(request), keyOf(request.params))),

    modify: async (request) => {
      const { status } = request.body;
      const change = { active: status && status === "Active" };
      return representAccessKey(await changeAccessKey(prisma, serviceOf(request), keyOf(request.params), change));
    },

    delete: (request) => deleteAccessKey(prisma, serviceOf(request), keyOf(request.params)),
  };
};

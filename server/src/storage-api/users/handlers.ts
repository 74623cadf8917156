import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { createUser } from "../../storage/iam/users/create.js";
import { deleteUser } from "../../storage/iam/users/delete.js";
import { findUser, listUsers } from "../../storage/iam/users/find.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { representAttached } from "../attached-policies/represent.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { userOf } from "../owner.js";
import { permissionsBoundaryHandlers } from "../permissions-boundary/handlers.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { tagHandlers } from "../tags/handlers.js";
import { accessKeyHandlers } from "./access-keys.js";
import { representUser } from "./represent.js";

type UserHandlers = Handlers<typeof objectStorage.users, ObjectStorageRequest>;

/** The users of a service, and all that belongs to them. */
export const userHandlers = (context: ServerContext): UserHandlers => {
  const { prisma } = context;
  return {
    create: async (request) =>
      representUser(await createUser(prisma, serviceOf(request), request.body.username, context)),

    list: async (request) => (await listUsers(prisma, serviceOf(request))).map(representUser),

    get: async (request) => representUser(await findUser(prisma, serviceOf(request), request.params.username)),

    delete: (request) =>
      deleteUser(prisma, serviceOf(request), { username: request.params.username, contents: "delete" }),

    accessKeys: accessKeyHandlers(context),
    policies: attachedPolicyHandlers(context, userOf, representAttached),
    inlinePolicies: inlinePolicyHandlers(context, userOf),
    tags: tagHandlers(context, userOf),
    permissionsBoundary: permissionsBoundaryHandlers(context, userOf),
  };
};

import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { createUser } from "../../storage/iam/users/create.js";
import { deleteUser } from "../../storage/iam/users/delete.js";
import { findUser, listUsers } from "../../storage/iam/users/find.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { representAttached } from "../attached-policies/represent.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { userOf } from "../owner.js";
import { permissionsBoundaryHandlers } from "../permissions-boundary/handlers.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { tagHandlers } from "../tags/handlers.js";
import { accessKeyHandlers } from "./access-keys.js";
import { representUser } from "./represent.js";

type UserHandlers = Handlers<typeof objectStorage.users, StorageCall>;

/** The users of a service, and all that belongs to them. */
export const userHandlers = (context: IdentityContext): UserHandlers => ({
  create: async (call) => representUser(await createUser(call.db, serviceOf(call), call.body.username, context)),

  list: async (call) => (await listUsers(call.db, serviceOf(call))).map(representUser),

  get: async (call) => representUser(await findUser(call.db, serviceOf(call), call.params.username)),

  delete: (call) => deleteUser(call.db, serviceOf(call), { username: call.params.username, contents: "delete" }),

  accessKeys: accessKeyHandlers(context),
  policies: attachedPolicyHandlers(context, userOf, representAttached),
  inlinePolicies: inlinePolicyHandlers(context, userOf),
  tags: tagHandlers(userOf),
  permissionsBoundary: permissionsBoundaryHandlers(userOf),
});

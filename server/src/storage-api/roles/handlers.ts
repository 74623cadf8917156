import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { changeRole, setTrustDocument } from "../../storage/iam/roles/change.js";
import { createRole } from "../../storage/iam/roles/create.js";
import { deleteRole } from "../../storage/iam/roles/delete.js";
import { findRole, listRoles } from "../../storage/iam/roles/find.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { representAttachedToRole } from "../attached-policies/represent.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { roleOf } from "../owner.js";
import { permissionsBoundaryHandlers } from "../permissions-boundary/handlers.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { tagHandlers } from "../tags/handlers.js";
import { representRole, representRoleSummary, representUpdatedRole } from "./represent.js";

type RoleHandlers = Handlers<typeof objectStorage.roles, StorageCall>;

/** The roles of a service, and all that belongs to them. */
export const roleHandlers = (context: IdentityContext): RoleHandlers => ({
  create: async (call) => {
    const { body } = call;
    const role = {
      name: body.name,
      description: body.description ?? "",
      trustDocument: body.assume_role_policy_document,
      maxSessionDuration: body.max_session_duration,
      permissionsBoundary: body.permissions_boundary,
      tags: body.tags.map(({ key, value = "" }) => ({ key, value })),
    };
    return representRole(await createRole(call.db, serviceOf(call), role, context));
  },

  list: async (call) => (await listRoles(call.db, serviceOf(call))).map(representRoleSummary),

  get: async (call) => representRole(await findRole(call.db, serviceOf(call), call.params.role_name)),

  update: async (call) => {
    const { description, max_session_duration: maxSessionDuration } = call.body;
    const change = { description, maxSessionDuration };
    return representUpdatedRole(await changeRole(call.db, serviceOf(call), call.params.role_name, change));
  },

  delete: (call) => deleteRole(call.db, serviceOf(call), { roleName: call.params.role_name, contents: "delete" }),

  assumeRolePolicy: {
    set: async (call) => {
      const { role_name: name } = call.params;
      return { document: await setTrustDocument(call.db, serviceOf(call), name, call.body.document, context) };
    },
  },

  policies: attachedPolicyHandlers(context, roleOf, representAttachedToRole),
  inlinePolicies: inlinePolicyHandlers(context, roleOf),
  tags: tagHandlers(roleOf),
  permissionsBoundary: permissionsBoundaryHandlers(roleOf),
});

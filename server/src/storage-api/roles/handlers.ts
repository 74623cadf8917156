import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
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
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { tagHandlers } from "../tags/handlers.js";
import { representRole, representRoleSummary, representUpdatedRole } from "./represent.js";

type RoleHandlers = Handlers<typeof objectStorage.roles, ObjectStorageRequest>;

/** The roles of a service, and all that belongs to them. */
export const roleHandlers = (context: ServerContext): RoleHandlers => {
  const { prisma } = context;
  return {
    create: async (request) => {
      const { body } = request;
      const role = {
        name: body.name,
        description: body.description ?? "",
        trustDocument: body.assume_role_policy_document,
        maxSessionDuration: body.max_session_duration,
        permissionsBoundary: body.permissions_boundary,
        tags: body.tags.map(({ key, value = "" }) => ({ key, value })),
      };
      return representRole(await createRole(prisma, serviceOf(request), role, context));
    },

    list: async (request) => (await listRoles(prisma, serviceOf(request))).map(representRoleSummary),

    get: async (request) => representRole(await findRole(prisma, serviceOf(request), request.params.role_name)),

    update: async (request) => {
      const { description, max_session_duration: maxSessionDuration } = request.body;
      const change = { description, maxSessionDuration };
      return representUpdatedRole(await changeRole(prisma, serviceOf(request), request.params.role_name, change));
    },

    delete: (request) =>
      deleteRole(prisma, serviceOf(request), { roleName: request.params.role_name, contents: "delete" }),

    assumeRolePolicy: {
      set: async (request) => {
        const { role_name: name } = request.params;
        return { document: await setTrustDocument(prisma, serviceOf(request), name, request.body.document) };
      },
    },

    policies: attachedPolicyHandlers(context, roleOf, representAttachedToRole),
    inlinePolicies: inlinePolicyHandlers(context, roleOf),
    tags: tagHandlers(context, roleOf),
    permissionsBoundary: permissionsBoundaryHandlers(context, roleOf),
  };
};

import { randomUUID } from "node:crypto";
import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { onlyGiven } from "../../storage/only-given.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { changeService, findService } from "../in-service.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { changeOwned } from "../owner.js";
import { permissionsBoundaryHandlers, requireBoundary } from "../permissions-boundary/handlers.js";
import { documentAsSent } from "../policies/document.js";
import { notFound } from "../refusals.js";
import { refuseTaken } from "../refuse-taken.js";
import type { ObjectStorageRequest } from "../request.js";
import { tagHandlers } from "../tags/handlers.js";
import { findRole } from "./find.js";
import {
  representRole,
  representRoleSummary,
  representUpdatedRole,
  roleInclude,
  roleSummaryInclude,
} from "./represent.js";

type RoleHandlers = Handlers<typeof objectStorage.roles, ObjectStorageRequest>;

/** The roles of a service, and all that belongs to them. */
export const roleHandlers = (context: ServerContext): RoleHandlers => {
  const { prisma, clock } = context;
  return {
    create: ({ caller, params, body }) =>
      changeService(context, caller, params.service_uuid, async (tx, { uuid: serviceUuid }) => {
        const { permissions_boundary: boundaryName } = body;
        const boundary =
          boundaryName === undefined
            ? null
            : await requireBoundary(tx, serviceUuid, boundaryName, "permissions_boundary");
        const row = await tx.iamRole.create({
          data: {
            id: randomUUID(),
            serviceUuid,
            name: body.name,
            description: body.description ?? "",
            trustDocument: documentAsSent(body.assume_role_policy_document),
            maxSessionDuration: body.max_session_duration,
            createdAt: clock(),
            boundaryId: boundary?.id ?? null,
          },
        });
        await tx.iamTag.createMany({
          data: body.tags.map(({ key, value = "" }) => ({ key, value, roleId: row.id })),
        });
        return representRole(await tx.iamRole.findUniqueOrThrow({ where: { id: row.id }, include: roleInclude }));
      }).catch(refuseTaken("name")),

    list: async ({ caller, params }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, params.service_uuid);
      const rows = await prisma.iamRole.findMany({
        where: { serviceUuid },
        include: roleSummaryInclude,
        orderBy: { name: "asc" },
      });
      return rows.map((row) => representRoleSummary(row));
    },

    get: async ({ caller, params: { service_uuid, role_name: name } }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, service_uuid);
      const where = { serviceUuid_name: { serviceUuid, name } };
      const row = await prisma.iamRole.findUnique({ where, include: roleInclude });
      if (!row) throw notFound();
      return representRole(row);
    },

    update: (request) =>
      changeOwned(context, request, findRole, async (tx, { roleId: id }) => {
        const { description, max_session_duration: maxSessionDuration } = request.body;
        const data = onlyGiven({ description, maxSessionDuration });
        return representUpdatedRole(await tx.iamRole.update({ where: { id }, data, include: roleInclude }));
      }),

    /** Attachments, inline policies and tags go with the row. */
    delete: (request) =>
      changeOwned(context, request, findRole, async (tx, { roleId }) => {
        await tx.iamRole.delete({ where: { id: roleId } });
      }),

    assumeRolePolicy: {
      set: (request) =>
        changeOwned(context, request, findRole, async (tx, { roleId: id }) => {
          const trustDocument = documentAsSent(request.body.document);
          await tx.iamRole.update({ where: { id }, data: { trustDocument } });
          return { document: trustDocument };
        }),
    },

    policies: attachedPolicyHandlers(context, findRole, ({ arn, name }) => ({ policy_arn: arn, policy_name: name })),
    inlinePolicies: inlinePolicyHandlers(context, findRole),
    tags: tagHandlers(context, findRole),
    permissionsBoundary: permissionsBoundaryHandlers(context, findRole, async (tx, { roleId: id }, boundaryId) => {
      const where = boundaryId === null ? { id, boundaryId: { not: null } } : { id };
      return (await tx.iamRole.updateMany({ where, data: { boundaryId } })).count > 0;
    }),
  };
};

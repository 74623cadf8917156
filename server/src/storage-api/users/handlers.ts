import { randomUUID } from "node:crypto";
import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { findRows } from "../../database/rows.js";
import { Prisma } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { addToService, findService } from "../in-service.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { changeOwned } from "../owner.js";
import { permissionsBoundaryHandlers } from "../permissions-boundary/handlers.js";
import { notFound } from "../refusals.js";
import { refuseTaken } from "../refuse-taken.js";
import type { ObjectStorageRequest } from "../request.js";
import { tagHandlers } from "../tags/handlers.js";
import { accessKeyHandlers } from "./access-keys.js";
import { findUser } from "./find.js";
import { representUser, userByName, userRows } from "./represent.js";

type UserHandlers = Handlers<typeof objectStorage.users, ObjectStorageRequest>;

/** The users of a service, and all that belongs to them. */
export const userHandlers = (context: ServerContext): UserHandlers => {
  const { prisma, clock } = context;
  return {
    create: async ({ caller, params, body: { username } }) => {
      const made = { id: randomUUID(), username, createdAt: clock(), boundaryId: null };
      const insert = Prisma.sql`
        INSERT INTO iam_users (id, service_uuid, username, created_at)
        SELECT ${made.id}::uuid, service.uuid, ${username}, ${made.createdAt} FROM service RETURNING service_uuid::text`;
      const added = addToService(context, caller, params.service_uuid, insert).catch(refuseTaken("username"));
      const serviceUuid = await added;
      const none = { accessKeys: [], attachments: [], boundary: null, tags: [] };
      return representUser(serviceUuid, { ...made, serviceUuid, ...none });
    },

    list: async ({ caller, params }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, params.service_uuid);
      const of = Prisma.sql`WHERE service_uuid = ${serviceUuid}::uuid ORDER BY username`;
      const rows = await findRows(prisma, userRows, of);
      return rows.map((row) => representUser(serviceUuid, row));
    },

    get: async ({ caller, params: { service_uuid, username } }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, service_uuid);
      const row = await userByName(prisma, { serviceUuid, username });
      if (!row) throw notFound();
      return representUser(serviceUuid, row);
    },

    /** Keys, memberships, attachments, inline policies and tags go with the row. */
    delete: (request) =>
      changeOwned(context, request, findUser, async (tx, { userId }) => {
        await tx.iamUser.delete({ where: { id: userId } });
      }),

    accessKeys: accessKeyHandlers(context),
    policies: attachedPolicyHandlers(context, findUser, (policy) => policy),
    inlinePolicies: inlinePolicyHandlers(context, findUser),
    tags: tagHandlers(context, findUser),
    permissionsBoundary: permissionsBoundaryHandlers(context, findUser, async (tx, { userId: id }, boundaryId) => {
      const where = boundaryId === null ? { id, boundaryId: { not: null } } : { id };
      return (await tx.iamUser.updateMany({ where, data: { boundaryId } })).count > 0;
    }),
  };
};

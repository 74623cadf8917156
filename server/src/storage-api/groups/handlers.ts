import { randomUUID } from "node:crypto";
import { type GroupResponse, groupArn, type objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { IamGroup } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { changeService, findService } from "../in-service.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { changeOwned } from "../owner.js";
import { notFound } from "../refusals.js";
import { refuseTaken } from "../refuse-taken.js";
import type { ObjectStorageRequest } from "../request.js";
import { wholeSeconds } from "../timestamps.js";
import { findUser } from "../users/find.js";
import { findGroup } from "./find.js";

type GroupHandlers = Handlers<typeof objectStorage.groups, ObjectStorageRequest>;

const represent = ({ serviceUuid, name, createdAt }: IamGroup): GroupResponse => ({
  arn: groupArn(serviceUuid, name),
  created_at: wholeSeconds(createdAt),
  name,
});

/** Groups of users, their members and policies. */
export const groupHandlers = (context: ServerContext): GroupHandlers => {
  const { prisma, clock } = context;
  return {
    create: ({ caller, params, body: { name } }) =>
      changeService(context, caller, params.service_uuid, async (tx, { uuid: serviceUuid }) =>
        represent(await tx.iamGroup.create({ data: { id: randomUUID(), serviceUuid, name, createdAt: clock() } })),
      ).catch(refuseTaken("name")),

    list: async ({ caller, params }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, params.service_uuid);
      const rows = await prisma.iamGroup.findMany({ where: { serviceUuid }, orderBy: { name: "asc" } });
      return rows.map(represent);
    },

    get: async ({ caller, params: { service_uuid, group_name: name } }) => {
      const { uuid: serviceUuid } = await findService(prisma, caller, service_uuid);
      const row = await prisma.iamGroup.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
      if (!row) throw notFound();
      return represent(row);
    },

    /** Memberships, attachments and inline policies go with the row. */
    delete: (request) =>
      changeOwned(context, request, findGroup, async (tx, { groupId }) => {
        await tx.iamGroup.delete({ where: { id: groupId } });
      }),

    users: {
      attach: (request) =>
        changeOwned(context, request, findGroup, async (tx, { groupId }, serviceUuid) => {
          const { userId } = await findUser(tx, serviceUuid, request.params);
          await tx.iamGroupMember.createMany({ data: [{ groupId, userId }], skipDuplicates: true });
        }),

      remove: (request) =>
        changeOwned(context, request, findGroup, async (tx, { groupId }, serviceUuid) => {
          const { userId } = await findUser(tx, serviceUuid, request.params);
          const { count } = await tx.iamGroupMember.deleteMany({ where: { groupId, userId } });
          if (count === 0) throw notFound();
        }),
    },

    policies: attachedPolicyHandlers(context, findGroup, (policy) => policy),
    inlinePolicies: inlinePolicyHandlers(context, findGroup),
  };
};

import type { GroupResponse, objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { createGroup } from "../../storage/iam/groups/create.js";
import { deleteGroup } from "../../storage/iam/groups/delete.js";
import { findGroup, listGroups } from "../../storage/iam/groups/find.js";
import type { Group } from "../../storage/iam/groups/group.js";
import { addMember, type Membership, removeMember } from "../../storage/iam/groups/members.js";
import { attachedPolicyHandlers } from "../attached-policies/handlers.js";
import { representAttached } from "../attached-policies/represent.js";
import { inlinePolicyHandlers } from "../inline-policies/handlers.js";
import { groupOf } from "../owner.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { wholeSeconds } from "../timestamps.js";

type GroupHandlers = Handlers<typeof objectStorage.groups, ObjectStorageRequest>;

const represent = ({ arn, createdAt, name }: Group): GroupResponse => ({
  arn,
  created_at: wholeSeconds(createdAt),
  name,
});

const membershipOf = (params: { readonly group_name: string; readonly username: string }): Membership => ({
  groupName: params.group_name,
  username: params.username,
});

/** Groups of users, their members and policies. */
export const groupHandlers = (context: ServerContext): GroupHandlers => {
  const { prisma } = context;
  return {
    create: async (request) => represent(await createGroup(prisma, serviceOf(request), request.body.name, context)),

    list: async (request) => (await listGroups(prisma, serviceOf(request))).map(represent),

    get: async (request) => represent(await findGroup(prisma, serviceOf(request), request.params.group_name)),

    delete: (request) =>
      deleteGroup(prisma, serviceOf(request), { groupName: request.params.group_name, contents: "delete" }),

    users: {
      attach: (request) => addMember(prisma, serviceOf(request), membershipOf(request.params)),
      remove: (request) => removeMember(prisma, serviceOf(request), membershipOf(request.params)),
    },

    policies: attachedPolicyHandlers(context, groupOf, representAttached),
    inlinePolicies: inlinePolicyHandlers(context, groupOf),
  };
};

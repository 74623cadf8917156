import type { GroupResponse, objectStorage } from "@concordat/contract/object-storage";
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
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { wholeSeconds } from "../timestamps.js";

type GroupHandlers = Handlers<typeof objectStorage.groups, StorageCall>;

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
export const groupHandlers = (context: IdentityContext): GroupHandlers => ({
  create: async (call) => represent(await createGroup(call.db, serviceOf(call), call.body.name, context)),

  list: async (call) => (await listGroups(call.db, serviceOf(call))).map(represent),

  get: async (call) => represent(await findGroup(call.db, serviceOf(call), call.params.group_name)),

  delete: (call) => deleteGroup(call.db, serviceOf(call), { groupName: call.params.group_name, contents: "delete" }),

  users: {
    attach: (call) => addMember(call.db, serviceOf(call), membershipOf(call.params), context),
    remove: (call) => removeMember(call.db, serviceOf(call), membershipOf(call.params)),
  },

  policies: attachedPolicyHandlers(context, groupOf, representAttached),
  inlinePolicies: inlinePolicyHandlers(context, groupOf),
});

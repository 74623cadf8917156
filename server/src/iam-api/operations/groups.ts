import { GroupName, UserName } from "@concordat/contract/iam";
import { createGroup } from "../../storage/iam/groups/create.js";
import { deleteGroup } from "../../storage/iam/groups/delete.js";
import { findGroup, listGroups } from "../../storage/iam/groups/find.js";
import { addMember, removeMember } from "../../storage/iam/groups/members.js";
import { listMembers } from "../../storage/iam/groups/members-of.js";
import { renameGroup } from "../../storage/iam/groups/rename.js";
import { groupElements, userElements } from "../elements.js";
import { pageOf } from "../pages.js";
import { isBelowPrefix, requireRootPath } from "../paths.js";
import type { QueryCall, QueryHandler } from "../query-call.js";

export const createGroupHandler: QueryHandler = async (call) => {
  const { context, db, service, resourceName } = call;
  requireRootPath(call);
  return [["Group", groupElements(await createGroup(db, service, resourceName, context))]];
};

/** Gives a group another name. There is one path. */
export const updateGroup: QueryHandler = async (call) => {
  const { db, service, resourceName: from, parameters } = call;
  requireRootPath(call, "NewPath");
  await renameGroup(db, service, { from, to: parameters.optional("NewGroupName", GroupName) ?? from });
  return undefined;
};

export const getGroup: QueryHandler = async (call) => {
  const { db, service, resourceName } = call;
  const group = await findGroup(db, service, resourceName);
  const users = await listMembers(db, service, resourceName);
  const page = pageOf(call, { list: "Users", items: users, keyOf: ({ username }) => username, elements: userElements });
  return [["Group", groupElements(group)], ...page];
};

export const listGroupsHandler: QueryHandler = async (call) =>
  pageOf(call, {
    list: "Groups",
    items: isBelowPrefix(call) ? await listGroups(call.db, call.service) : [],
    keyOf: ({ name }) => name,
    elements: groupElements,
  });

export const deleteGroupHandler: QueryHandler = async ({ db, service, resourceName }) => {
  await deleteGroup(db, service, { groupName: resourceName, contents: "refuse" });
  return undefined;
};

const membershipOf = ({ resourceName: groupName, parameters }: QueryCall) => ({
  groupName,
  username: parameters.required("UserName", UserName),
});

export const addUserToGroup: QueryHandler = async (call) => {
  await addMember(call.db, call.service, membershipOf(call), call.context);
  return undefined;
};

export const removeUserFromGroup: QueryHandler = async (call) => {
  await removeMember(call.db, call.service, membershipOf(call));
  return undefined;
};

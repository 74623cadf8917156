import { setBoundary } from "../../storage/iam/boundaries/set.js";
import { listGroupsOfUser } from "../../storage/iam/groups/of-user.js";
import { replaceTags } from "../../storage/iam/tags/replace.js";
import { createUser } from "../../storage/iam/users/create.js";
import { deleteUser } from "../../storage/iam/users/delete.js";
import { findUser, listUsers } from "../../storage/iam/users/find.js";
import { renameUser } from "../../storage/iam/users/rename.js";
import { groupElements, userElements, wholeUser } from "../elements.js";
import { NewUserName, policyNamed } from "../names.js";
import { pageOf } from "../pages.js";
import { isBelowPrefix, requireRootPath } from "../paths.js";
import type { QueryHandler } from "../query-call.js";
import { readTags } from "../tags.js";
import { withinTransaction } from "../within-transaction.js";

/** User, boundary and tags become one change. */
export const createUserHandler: QueryHandler = async (call) => {
  const { context, db, service, resourceName: name, parameters, namespace } = call;
  requireRootPath(call);
  const boundary = parameters.optional("PermissionsBoundary", policyNamed(namespace));
  const tags = readTags(call);
  const user = await withinTransaction(db, async (tx) => {
    await createUser(tx, service, name, context);
    if (boundary !== undefined) await setBoundary(tx, service, { kind: "user", name }, boundary);
    if (tags.length > 0) await replaceTags(tx, service, { kind: "user", name }, tags);
    return findUser(tx, service, name);
  });
  return [["User", wholeUser(user)]];
};

export const getUser: QueryHandler = async ({ db, service, resourceName }) => [
  ["User", wholeUser(await findUser(db, service, resourceName))],
];

export const listUsersHandler: QueryHandler = async (call) =>
  pageOf(call, {
    list: "Users",
    items: isBelowPrefix(call) ? await listUsers(call.db, call.service) : [],
    keyOf: ({ username }) => username,
    elements: userElements,
  });

/** Gives a user another name. There is one path. */
export const updateUser: QueryHandler = async (call) => {
  const { db, service, resourceName: from, parameters } = call;
  requireRootPath(call, "NewPath");
  const to = parameters.optional("NewUserName", NewUserName) ?? from;
  await renameUser(db, service, { from, to });
  return undefined;
};

export const deleteUserHandler: QueryHandler = async ({ db, service, resourceName }) => {
  await deleteUser(db, service, { username: resourceName, contents: "refuse" });
  return undefined;
};

export const listGroupsForUser: QueryHandler = async (call) =>
  pageOf(call, {
    list: "Groups",
    items: await listGroupsOfUser(call.db, call.service, call.resourceName),
    keyOf: ({ name }) => name,
    elements: groupElements,
  });

import type { IamOperationName, StsOperationName } from "@concordat/contract/query-api";
import type { QueryHandler } from "../query-call.js";
import * as keys from "./access-keys.js";
import { getAccountSummary, getCallerIdentity } from "./account.js";
import { attach, detach, listAttached } from "./attachments.js";
import { deleteBoundary, putBoundary } from "./boundaries.js";
import * as groups from "./groups.js";
import { deleteInline, getInline, listInline, putInline } from "./inline-policies.js";
import * as policies from "./policies.js";
import * as roles from "./roles.js";
import { assumeRole, getFederationToken, getSessionToken } from "./sessions.js";
import { listTagsHandler, tag, untag } from "./tags.js";
import * as users from "./users.js";

/** The handler of each operation: one that is missing does not compile. */
export const queryHandlers: Readonly<Record<IamOperationName | StsOperationName, QueryHandler>> = {
  CreateUser: users.createUserHandler,
  GetUser: users.getUser,
  ListUsers: users.listUsersHandler,
  DeleteUser: users.deleteUserHandler,
  ListGroupsForUser: users.listGroupsForUser,
  CreateAccessKey: keys.createAccessKeyHandler,
  ListAccessKeys: keys.listAccessKeysHandler,
  UpdateAccessKey: keys.updateAccessKey,
  DeleteAccessKey: keys.deleteAccessKeyHandler,
  CreateGroup: groups.createGroupHandler,
  GetGroup: groups.getGroup,
  ListGroups: groups.listGroupsHandler,
  DeleteGroup: groups.deleteGroupHandler,
  AddUserToGroup: groups.addUserToGroup,
  RemoveUserFromGroup: groups.removeUserFromGroup,
  CreateRole: roles.createRoleHandler,
  GetRole: roles.getRole,
  ListRoles: roles.listRolesHandler,
  UpdateRole: roles.updateRole,
  UpdateRoleDescription: roles.updateRoleDescription,
  UpdateAssumeRolePolicy: roles.updateAssumeRolePolicy,
  DeleteRole: roles.deleteRoleHandler,
  CreatePolicy: policies.createPolicyHandler,
  GetPolicy: policies.getPolicy,
  ListPolicies: policies.listPoliciesHandler,
  DeletePolicy: policies.deletePolicyHandler,
  CreatePolicyVersion: policies.createPolicyVersion,
  GetPolicyVersion: policies.getPolicyVersion,
  ListPolicyVersions: policies.listPolicyVersions,
  DeletePolicyVersion: policies.deletePolicyVersion,
  SetDefaultPolicyVersion: policies.setDefaultPolicyVersion,
  ListEntitiesForPolicy: policies.listEntitiesForPolicy,
  AttachUserPolicy: attach("user"),
  DetachUserPolicy: detach("user"),
  ListAttachedUserPolicies: listAttached("user"),
  AttachGroupPolicy: attach("group"),
  DetachGroupPolicy: detach("group"),
  ListAttachedGroupPolicies: listAttached("group"),
  AttachRolePolicy: attach("role"),
  DetachRolePolicy: detach("role"),
  ListAttachedRolePolicies: listAttached("role"),
  PutUserPolicy: putInline("user"),
  GetUserPolicy: getInline("user"),
  DeleteUserPolicy: deleteInline("user"),
  ListUserPolicies: listInline("user"),
  PutGroupPolicy: putInline("group"),
  GetGroupPolicy: getInline("group"),
  DeleteGroupPolicy: deleteInline("group"),
  ListGroupPolicies: listInline("group"),
  PutRolePolicy: putInline("role"),
  GetRolePolicy: getInline("role"),
  DeleteRolePolicy: deleteInline("role"),
  ListRolePolicies: listInline("role"),
  PutUserPermissionsBoundary: putBoundary("user"),
  DeleteUserPermissionsBoundary: deleteBoundary("user"),
  PutRolePermissionsBoundary: putBoundary("role"),
  DeleteRolePermissionsBoundary: deleteBoundary("role"),
  TagUser: tag("user"),
  UntagUser: untag("user"),
  ListUserTags: listTagsHandler("user"),
  TagRole: tag("role"),
  UntagRole: untag("role"),
  ListRoleTags: listTagsHandler("role"),
  GetAccountSummary: getAccountSummary,
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
  GetSessionToken: getSessionToken,
  GetFederationToken: getFederationToken,
};

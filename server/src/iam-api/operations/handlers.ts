import type { IamOperationName, QueryOperation, StsOperationName } from "@concordat/contract/query-api";
import type { QueryHandler } from "../query-call.js";
import { answerAbsence } from "./absent.js";
import * as keys from "./access-keys.js";
import { decodeAuthorizationMessage, getAccessKeyInfo, getAccountSummary, getCallerIdentity } from "./account.js";
import { getAccountAuthorizationDetails } from "./account-details.js";
import { attach, detach, listAttached } from "./attachments.js";
import { deleteBoundary, putBoundary } from "./boundaries.js";
import { listPoliciesGrantingServiceAccess } from "./granting-policies.js";
import * as groups from "./groups.js";
import { deleteInline, getInline, listInline, putInline } from "./inline-policies.js";
import * as policies from "./policies.js";
import * as roles from "./roles.js";
import { assumeRole, getFederationToken, getSessionToken } from "./sessions.js";
import * as simulations from "./simulations.js";
import { listTagsHandler, tag, untag } from "./tags.js";
import * as users from "./users.js";

/** The handler of each operation: one that is missing does not compile. */
const queryHandlers: Readonly<Record<IamOperationName | StsOperationName, QueryHandler>> = {
  CreateUser: users.createUserHandler,
  GetUser: users.getUser,
  ListUsers: users.listUsersHandler,
  DeleteUser: users.deleteUserHandler,
  UpdateUser: users.updateUser,
  ListGroupsForUser: users.listGroupsForUser,
  CreateAccessKey: keys.createAccessKeyHandler,
  ListAccessKeys: keys.listAccessKeysHandler,
  UpdateAccessKey: keys.updateAccessKey,
  DeleteAccessKey: keys.deleteAccessKeyHandler,
  GetAccessKeyLastUsed: keys.getAccessKeyLastUsed,
  CreateGroup: groups.createGroupHandler,
  GetGroup: groups.getGroup,
  ListGroups: groups.listGroupsHandler,
  DeleteGroup: groups.deleteGroupHandler,
  UpdateGroup: groups.updateGroup,
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
  TagPolicy: tag("policy"),
  UntagPolicy: untag("policy"),
  ListPolicyTags: listTagsHandler("policy"),
  ListPoliciesGrantingServiceAccess: listPoliciesGrantingServiceAccess,
  SimulateCustomPolicy: simulations.simulateCustomPolicy,
  SimulatePrincipalPolicy: simulations.simulatePrincipalPolicy,
  GetContextKeysForCustomPolicy: simulations.getContextKeysForCustomPolicy,
  GetContextKeysForPrincipalPolicy: simulations.getContextKeysForPrincipalPolicy,
  GetAccountSummary: getAccountSummary,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetAccessKeyInfo: getAccessKeyInfo,
  DecodeAuthorizationMessage: decodeAuthorizationMessage,
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
  GetSessionToken: getSessionToken,
  GetFederationToken: getFederationToken,
};

/** The handler of an operation. */
export const handlerOf = ({ name, absence }: QueryOperation): QueryHandler =>
  absence ? answerAbsence(absence) : queryHandlers[name as keyof typeof queryHandlers];

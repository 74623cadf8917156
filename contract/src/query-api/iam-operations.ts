import type { QueryOperationOf, QueryResource } from "./operation.js";

/** What operations of IAM are about. */
type IamResource = Exclude<QueryResource, "trusting-role" | "federated-user">;

const parameters = {
  user: "UserName",
  group: "GroupName",
  role: "RoleName",
  policy: "PolicyArn",
  account: undefined,
} as const satisfies Record<IamResource, string | undefined>;

/** The operations by what they are authorized on. A new user or policy is named too, and so it is authorized under its name. */
const names = {
  user: [
    "AttachUserPolicy",
    "CreateAccessKey",
    "CreateUser",
    "DeleteAccessKey",
    "DeleteUser",
    "DeleteUserPermissionsBoundary",
    "DeleteUserPolicy",
    "DetachUserPolicy",
    "GetUser",
    "GetUserPolicy",
    "ListAccessKeys",
    "ListAttachedUserPolicies",
    "ListGroupsForUser",
    "ListUserPolicies",
    "ListUserTags",
    "PutUserPermissionsBoundary",
    "PutUserPolicy",
    "TagUser",
    "UntagUser",
    "UpdateAccessKey",
  ],
  group: [
    "AddUserToGroup",
    "AttachGroupPolicy",
    "CreateGroup",
    "DeleteGroup",
    "DeleteGroupPolicy",
    "DetachGroupPolicy",
    "GetGroup",
    "GetGroupPolicy",
    "ListAttachedGroupPolicies",
    "ListGroupPolicies",
    "PutGroupPolicy",
    "RemoveUserFromGroup",
  ],
  role: [
    "AttachRolePolicy",
    "CreateRole",
    "DeleteRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DetachRolePolicy",
    "GetRole",
    "GetRolePolicy",
    "ListAttachedRolePolicies",
    "ListRolePolicies",
    "ListRoleTags",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
    "TagRole",
    "UntagRole",
    "UpdateAssumeRolePolicy",
    "UpdateRole",
    "UpdateRoleDescription",
  ],
  policy: [
    "CreatePolicy",
    "CreatePolicyVersion",
    "DeletePolicy",
    "DeletePolicyVersion",
    "GetPolicy",
    "GetPolicyVersion",
    "ListEntitiesForPolicy",
    "ListPolicyVersions",
    "SetDefaultPolicyVersion",
  ],
  account: ["GetAccountSummary", "ListGroups", "ListPolicies", "ListRoles", "ListUsers"],
} as const satisfies Record<IamResource, readonly string[]>;

export type IamOperationName = (typeof names)[IamResource][number];

/** AWS: the user who signs is meant where these are given no name. */
const ownByDefault: readonly string[] = [
  "CreateAccessKey",
  "DeleteAccessKey",
  "GetUser",
  "ListAccessKeys",
  "UpdateAccessKey",
] satisfies IamOperationName[];

const operationsOn = (on: IamResource): readonly QueryOperationOf<IamOperationName>[] =>
  names[on].map((name) => ({
    name,
    api: "iam",
    action: `iam:${name}`,
    on,
    named: name === "CreatePolicy" ? "PolicyName" : parameters[on],
    ownByDefault: ownByDefault.includes(name),
    source: `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${name}.html`,
  }));

/** The operations of IAM that services of object storage have. */
export const iamOperations: readonly QueryOperationOf<IamOperationName>[] = (
  Object.keys(names) as IamResource[]
).flatMap(operationsOn);

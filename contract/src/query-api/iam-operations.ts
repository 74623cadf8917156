import { accessOf, pageOf, type QueryOperationOf, type QueryResource } from "./operation.js";

/** What operations of IAM are about. */
type IamResource = Exclude<QueryResource, "trusting-role" | "federated-user">;

const parameters = {
  user: "UserName",
  group: "GroupName",
  role: "RoleName",
  policy: "PolicyArn",
  account: undefined,
  identity: "PolicySourceArn",
  "access-key": "AccessKeyId",
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
    "UpdateUser",
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
    "UpdateGroup",
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
    "ListPolicyTags",
    "ListPolicyVersions",
    "SetDefaultPolicyVersion",
    "TagPolicy",
    "UntagPolicy",
  ],
  account: [
    "GetAccountAuthorizationDetails",
    "GetAccountSummary",
    "GetContextKeysForCustomPolicy",
    "ListGroups",
    "ListPolicies",
    "ListRoles",
    "ListUsers",
    "SimulateCustomPolicy",
  ],
  identity: ["GetContextKeysForPrincipalPolicy", "ListPoliciesGrantingServiceAccess", "SimulatePrincipalPolicy"],
  "access-key": ["GetAccessKeyLastUsed"],
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

/** The parameters that name what an operation is about, where they have other names than those of its kind. */
const otherParameters: { readonly [Name in IamOperationName]?: string } = {
  CreatePolicy: "PolicyName",
  ListPoliciesGrantingServiceAccess: "Arn",
};

/** AWS: whoever renames something must be allowed to do so under both names. */
const newNames: { readonly [Name in IamOperationName]?: string } = {
  UpdateGroup: "NewGroupName",
  UpdateUser: "NewUserName",
};

const operationsOn = (on: IamResource): readonly QueryOperationOf<IamOperationName>[] =>
  names[on].map((name) => ({
    name,
    api: "iam",
    action: `iam:${name}`,
    on,
    named: otherParameters[name] ?? parameters[on],
    ...(newNames[name] && { alsoNamed: newNames[name] }),
    ownByDefault: ownByDefault.includes(name),
    access: accessOf(name),
    source: pageOf("iam", name),
  }));

/** The operations of IAM that services of object storage have. */
export const iamOperations: readonly QueryOperationOf<IamOperationName>[] = (
  Object.keys(names) as IamResource[]
).flatMap(operationsOn);

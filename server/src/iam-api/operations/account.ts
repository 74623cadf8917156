import { AccessKeyId, iamLimits } from "@concordat/contract/iam";
import { findKeyWithUser } from "../../storage/iam/access-keys/find-user.js";
import { countIdentities } from "../../storage/iam/count.js";
import { arnOfPrincipal, userIdOf } from "../../storage/iam/evaluate/index.js";
import type { QueryHandler } from "../query-call.js";
import { invalidParameter, QueryError } from "../query-error.js";

export const getAccountSummary: QueryHandler = async ({ db, service, context }) => {
  const { users, groups, roles, policies } = await countIdentities(db, service);
  const { quotas } = context;
  const figures = {
    Users: users,
    UsersQuota: quotas.usersPerService,
    Groups: groups,
    GroupsQuota: quotas.groupsPerService,
    GroupsPerUserQuota: quotas.groupsPerUser,
    Roles: roles,
    RolesQuota: quotas.rolesPerService,
    Policies: policies,
    PoliciesQuota: quotas.policiesPerService,
    VersionsPerPolicyQuota: iamLimits.versionsPerPolicy,
    AccessKeysPerUserQuota: iamLimits.accessKeysPerUser,
    PolicySizeQuota: iamLimits.document.permissions,
    AssumeRolePolicySizeQuota: iamLimits.document.trust,
    AccountMFAEnabled: 0,
    MFADevices: 0,
  };
  const entries = Object.entries(figures).map(
    ([key, value]) =>
      [
        "entry",
        [
          ["key", key],
          ["value", value],
        ],
      ] as const,
  );
  return [["SummaryMap", entries]];
};

export const getCallerIdentity: QueryHandler = async ({ caller: { principal }, namespace }) => [
  ["Arn", arnOfPrincipal(principal)],
  ["UserId", userIdOf(principal)],
  ["Account", namespace],
];

/** The account of an access key: nothing is told of keys of others. */
export const getAccessKeyInfo: QueryHandler = async ({ db, caller, parameters, namespace }) => {
  const id = parameters.required("AccessKeyId", AccessKeyId);
  if (await findKeyWithUser(db, caller.serviceUuid, id)) return [["Account", namespace]];
  throw invalidParameter("AccessKeyId", id, "Member must be an access key of the account");
};

/** Denials say in their sentences what they have to say: no encoded message was ever handed out. */
export const decodeAuthorizationMessage: QueryHandler = async () => {
  throw new QueryError("InvalidAuthorizationMessageException", "Message is not valid");
};

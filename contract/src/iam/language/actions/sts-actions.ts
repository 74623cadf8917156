import { type Action, actionsOf, unusedActions } from "./action.js";

/** The actions of STS. */
export const stsActions = actionsOf("sts", {
  AssumeRole: [
    "write",
    "role",
    "aws:RequestTag/",
    "aws:TagKeys",
    "iam:ResourceTag/",
    "ExternalId",
    "RoleSessionName",
    "SourceIdentity",
    "TransitiveTagKeys",
  ],
  GetCallerIdentity: ["read", []],
  GetFederationToken: ["write", "federated-user", "aws:RequestTag/", "aws:TagKeys"],
  GetSessionToken: ["read", []],
  TagSession: ["tagging", "role", "aws:RequestTag/", "aws:TagKeys", "TransitiveTagKeys"],
});

/** Actions of STS that are valid in documents and that this server does not have. */
export const stsUnusedActions: readonly Action[] = [
  ...unusedActions("sts", [], {
    read: "GetAccessKeyInfo GetServiceBearerToken",
    tagging: "TagGetWebIdentityToken",
    write: "DecodeAuthorizationMessage GetDelegatedAccessToken GetWebIdentityToken",
  }),
  ...unusedActions("sts", ["role", "other"], {
    write: "SetContext",
  }),
  ...unusedActions("sts", "role", {
    write: "AssumeRoleWithSAML AssumeRoleWithWebIdentity SetSourceIdentity",
  }),
  ...unusedActions("sts", "other", {
    write: "AssumeRoot",
  }),
];

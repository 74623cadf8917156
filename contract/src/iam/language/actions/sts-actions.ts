import { type Action, actionsOf, unaskedActions } from "./action.js";

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

/** Actions of STS that are valid in documents, for what this server does not have. */
export const stsUnaskedActions: readonly Action[] = [
  ...unaskedActions("sts", [], {
    read: "GetAccessKeyInfo GetServiceBearerToken",
    tagging: "TagGetWebIdentityToken",
    write: "DecodeAuthorizationMessage GetDelegatedAccessToken GetWebIdentityToken",
  }),
  ...unaskedActions("sts", ["role", "other"], {
    write: "SetContext",
  }),
  ...unaskedActions("sts", "role", {
    write: "AssumeRoleWithSAML AssumeRoleWithWebIdentity SetSourceIdentity",
  }),
  ...unaskedActions("sts", "other", {
    write: "AssumeRoot",
  }),
];

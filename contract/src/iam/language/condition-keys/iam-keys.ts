import { absent, keysOf, multivalued } from "./condition-key.js";

/** The keys of the IAM API. */
export const iamKeys = keysOf("iam", {
  PermissionsBoundary: "arn",
  PolicyARN: "arn",
  "ResourceTag/": "string",
  // only AWS sets these
  AccountPropertyNamespaces: ["string", { ...multivalued, ...absent }],
  AssociatedResourceArn: ["arn", absent],
  AWSServiceName: ["string", absent],
  DelegationDuration: ["string", absent],
  DelegationRequestOwner: ["arn", absent],
  "FIDO-certification": ["string", absent],
  "FIDO-FIPS-140-2-certification": ["string", absent],
  "FIDO-FIPS-140-3-certification": ["string", absent],
  NotificationChannel: ["string", absent],
  OrganizationsPolicyId: ["string", absent],
  PassedToService: ["string", absent],
  RegisterSecurityKey: ["string", absent],
  RoleTemplateARN: ["arn", absent],
  ServiceSpecificCredentialAgeDays: ["numeric", absent],
  ServiceSpecificCredentialServiceName: ["string", absent],
  TemplateArn: ["arn", absent],
});

/** The keys of the STS API. */
export const stsKeys = keysOf("sts", {
  ExternalId: "string",
  RoleSessionName: "string",
  TransitiveTagKeys: ["string", multivalued],
  // only AWS sets these
  AWSServiceName: ["string", absent],
  DurationSeconds: ["numeric", absent],
  IdentityTokenAudience: ["string", { ...multivalued, ...absent }],
  "RequestContext/": ["string", absent],
  RequestContextProviders: ["arn", { ...multivalued, ...absent }],
  RoleAuthorizedByIdp: ["boolean", absent],
  SigningAlgorithm: ["string", absent],
  SourceIdentity: ["string", absent],
  TaskPolicyArn: ["arn", absent],
});

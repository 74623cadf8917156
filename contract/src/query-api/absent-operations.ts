import { type Absence, accessOf, pageOf, type QueryApi, type QueryOperationOf } from "./operation.js";

/** A kind of thing that AWS has and services of object storage do not, with the operations about it. */
interface AbsentThing {
  readonly thing: string;
  readonly api?: QueryApi;
  /** Whose it would be; the account's unless given. */
  readonly on?: "user" | "role";
  /** Lists, which are empty, by the names of their elements. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Operations on one that is not there. */
  readonly notFound?: readonly string[];
  /** Operations that would make one. */
  readonly refused?: readonly string[];
  /** The error of one that is not there, where AWS has one of its own. */
  readonly code?: "ReportNotPresent";
  readonly isUnsigned?: boolean;
}

const things: readonly AbsentThing[] = [
  {
    thing: "Login Profile",
    on: "user",
    notFound: ["ChangePassword", "DeleteLoginProfile", "GetLoginProfile", "UpdateLoginProfile"],
    refused: ["CreateLoginProfile"],
  },
  {
    thing: "MFA Device",
    on: "user",
    lists: { ListMFADevices: "MFADevices" },
    notFound: ["DeactivateMFADevice", "EnableMFADevice", "GetMFADevice", "ResyncMFADevice"],
  },
  {
    thing: "MFA Device",
    lists: { ListVirtualMFADevices: "VirtualMFADevices" },
    notFound: ["DeleteVirtualMFADevice", "ListMFADeviceTags", "TagMFADevice", "UntagMFADevice"],
    refused: ["CreateVirtualMFADevice"],
  },
  {
    thing: "SSH Public Key",
    on: "user",
    lists: { ListSSHPublicKeys: "SSHPublicKeys" },
    notFound: ["DeleteSSHPublicKey", "GetSSHPublicKey", "UpdateSSHPublicKey"],
    refused: ["UploadSSHPublicKey"],
  },
  {
    thing: "Signing Certificate",
    on: "user",
    lists: { ListSigningCertificates: "Certificates" },
    notFound: ["DeleteSigningCertificate", "UpdateSigningCertificate"],
    refused: ["UploadSigningCertificate"],
  },
  {
    thing: "Service Specific Credential",
    on: "user",
    lists: { ListServiceSpecificCredentials: "ServiceSpecificCredentials" },
    notFound: ["DeleteServiceSpecificCredential", "ResetServiceSpecificCredential", "UpdateServiceSpecificCredential"],
    refused: ["CreateServiceSpecificCredential"],
  },
  { thing: "Instance Profile", on: "role", lists: { ListInstanceProfilesForRole: "InstanceProfiles" } },
  {
    thing: "Instance Profile",
    lists: { ListInstanceProfiles: "InstanceProfiles" },
    notFound: [
      "AddRoleToInstanceProfile",
      "DeleteInstanceProfile",
      "GetInstanceProfile",
      "ListInstanceProfileTags",
      "RemoveRoleFromInstanceProfile",
      "TagInstanceProfile",
      "UntagInstanceProfile",
    ],
    refused: ["CreateInstanceProfile"],
  },
  {
    thing: "Server Certificate",
    lists: { ListServerCertificates: "ServerCertificateMetadataList" },
    notFound: [
      "DeleteServerCertificate",
      "GetServerCertificate",
      "ListServerCertificateTags",
      "TagServerCertificate",
      "UntagServerCertificate",
      "UpdateServerCertificate",
    ],
    refused: ["UploadServerCertificate"],
  },
  {
    thing: "OpenID Connect Provider",
    lists: { ListOpenIDConnectProviders: "OpenIDConnectProviderList" },
    notFound: [
      "AddClientIDToOpenIDConnectProvider",
      "DeleteOpenIDConnectProvider",
      "GetOpenIDConnectProvider",
      "ListOpenIDConnectProviderTags",
      "RemoveClientIDFromOpenIDConnectProvider",
      "TagOpenIDConnectProvider",
      "UntagOpenIDConnectProvider",
      "UpdateOpenIDConnectProviderThumbprint",
    ],
    refused: ["CreateOpenIDConnectProvider"],
  },
  {
    thing: "SAML Provider",
    lists: { ListSAMLProviders: "SAMLProviderList" },
    notFound: [
      "DeleteSAMLProvider",
      "GetSAMLProvider",
      "ListSAMLProviderTags",
      "TagSAMLProvider",
      "UntagSAMLProvider",
      "UpdateSAMLProvider",
    ],
    refused: ["CreateSAMLProvider"],
  },
  {
    thing: "Account Alias",
    lists: { ListAccountAliases: "AccountAliases" },
    notFound: ["DeleteAccountAlias"],
    refused: ["CreateAccountAlias"],
  },
  {
    thing: "Password Policy",
    notFound: ["DeleteAccountPasswordPolicy", "GetAccountPasswordPolicy"],
    refused: ["UpdateAccountPasswordPolicy"],
  },
  {
    thing: "Service Linked Role",
    notFound: ["DeleteServiceLinkedRole", "GetServiceLinkedRoleDeletionStatus"],
    refused: ["CreateServiceLinkedRole"],
  },
  {
    thing: "Credential Report",
    code: "ReportNotPresent",
    notFound: ["GetCredentialReport"],
    refused: ["GenerateCredentialReport"],
  },
  {
    thing: "Access Report",
    notFound: [
      "GetOrganizationsAccessReport",
      "GetServiceLastAccessedDetails",
      "GetServiceLastAccessedDetailsWithEntities",
    ],
    refused: ["GenerateOrganizationsAccessReport", "GenerateServiceLastAccessedDetails"],
  },
  {
    thing: "Delegation Request",
    notFound: [
      "AcceptDelegationRequest",
      "AssociateDelegationRequest",
      "GetDelegationRequest",
      "GetHumanReadableSummary",
      "RejectDelegationRequest",
      "SendDelegationToken",
      "UpdateDelegationRequest",
    ],
    refused: ["CreateDelegationRequest", "ListDelegationRequests"],
  },
  {
    thing: "Organization",
    refused: [
      "DisableOrganizationsRootCredentialsManagement",
      "DisableOrganizationsRootSessions",
      "EnableOrganizationsRootCredentialsManagement",
      "EnableOrganizationsRootSessions",
      "ListOrganizationsFeatures",
    ],
  },
  {
    thing: "Web Identity Federation",
    refused: [
      "DisableOutboundWebIdentityFederation",
      "EnableOutboundWebIdentityFederation",
      "GetOutboundWebIdentityFederationInfo",
    ],
  },
  { thing: "Role Template Version", notFound: ["GetRoleTemplateVersion"], refused: ["AcquireRole"] },
  { thing: "Account Property", refused: ["GetAccountProperties", "PutAccountProperties"] },
  { thing: "Security Token Service Preference", refused: ["SetSecurityTokenServicePreferences"] },
  { thing: "Organization", api: "sts", refused: ["AssumeRoot"] },
  { thing: "Web Identity", api: "sts", refused: ["GetDelegatedAccessToken", "GetWebIdentityToken"] },
  { thing: "Scoped Credential", api: "sts", refused: ["GetScopedCredentials"] },
  {
    thing: "Identity Provider",
    api: "sts",
    isUnsigned: true,
    refused: ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
  },
];

const parameters = { user: "UserName", role: "RoleName" } as const;

const operationsAbout = ({ thing, on, api = "iam", code, isUnsigned, ...names }: AbsentThing) => {
  const operation = (name: string, absence: Absence): QueryOperationOf<string> => ({
    name,
    api,
    action: isUnsigned ? undefined : `${api}:${name}`,
    on: on ?? "account",
    named: on && parameters[on],
    ownByDefault: on === "user",
    access: accessOf(name),
    ...(isUnsigned && { isUnsigned }),
    absence,
    source: pageOf(api, name),
  });
  const { lists = {}, notFound = [], refused = [] } = names;
  return [
    ...Object.entries(lists).map(([name, list]) => operation(name, { answer: "empty", list })),
    ...notFound.map((name) => operation(name, { answer: "not-found", thing, ...(code && { code }) })),
    ...refused.map((name) => operation(name, { answer: "refused", thing })),
  ];
};

/**
 * The operations about what services of object storage do not have. Lists are empty, nothing is found, and nothing can be made: each
 * is answered by name, and authorized like all others.
 */
export const absentOperations: readonly QueryOperationOf<string>[] = things.flatMap(operationsAbout);

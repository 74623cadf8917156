import { type Action, actionsOf, unusedActions } from "./action.js";

/** The actions of IAM. */
export const iamActions = actionsOf("iam", {
  AddUserToGroup: ["write", "group"],
  AttachGroupPolicy: ["permissions", "group", "PolicyARN"],
  AttachRolePolicy: ["permissions", "role", "PermissionsBoundary", "PolicyARN"],
  AttachUserPolicy: ["permissions", "user", "PermissionsBoundary", "PolicyARN"],
  CreateAccessKey: ["write", "user"],
  CreateGroup: ["write", "group"],
  CreatePolicy: ["permissions", "policy", "aws:RequestTag/", "aws:TagKeys"],
  CreatePolicyVersion: ["permissions", "policy"],
  CreateRole: ["write", "role", "aws:RequestTag/", "aws:TagKeys", "PermissionsBoundary"],
  CreateUser: ["write", "user", "aws:RequestTag/", "aws:TagKeys", "PermissionsBoundary"],
  DeleteAccessKey: ["write", "user"],
  DeleteGroup: ["write", "group"],
  DeleteGroupPolicy: ["permissions", "group"],
  DeletePolicy: ["permissions", "policy"],
  DeletePolicyVersion: ["permissions", "policy"],
  DeleteRole: ["write", "role", "PermissionsBoundary"],
  DeleteRolePermissionsBoundary: ["permissions", "role", "PermissionsBoundary"],
  DeleteRolePolicy: ["permissions", "role", "PermissionsBoundary"],
  DeleteUser: ["write", "user"],
  DeleteUserPermissionsBoundary: ["permissions", "user", "PermissionsBoundary"],
  DeleteUserPolicy: ["permissions", "user", "PermissionsBoundary"],
  DetachGroupPolicy: ["permissions", "group", "PolicyARN"],
  DetachRolePolicy: ["permissions", "role", "PermissionsBoundary", "PolicyARN"],
  DetachUserPolicy: ["permissions", "user", "PermissionsBoundary", "PolicyARN"],
  GetAccessKeyLastUsed: ["read", "user"],
  GetAccountAuthorizationDetails: ["read", []],
  GetAccountSummary: ["list", []],
  GetGroup: ["read", "group"],
  GetGroupPolicy: ["read", "group"],
  GetPolicy: ["read", "policy"],
  GetPolicyVersion: ["read", "policy"],
  GetRole: ["read", "role", "PermissionsBoundary"],
  GetRolePolicy: ["read", "role"],
  GetUser: ["read", "user"],
  GetUserPolicy: ["read", "user"],
  ListAccessKeys: ["list", "user"],
  ListAttachedGroupPolicies: ["list", "group"],
  ListAttachedRolePolicies: ["list", "role"],
  ListAttachedUserPolicies: ["list", "user"],
  ListEntitiesForPolicy: ["list", "policy"],
  ListGroupPolicies: ["list", "group"],
  ListGroups: ["list", []],
  ListGroupsForUser: ["list", "user"],
  ListPolicies: ["list", []],
  ListPolicyTags: ["list", "policy"],
  ListPolicyVersions: ["list", "policy"],
  ListRolePolicies: ["list", "role"],
  ListRoleTags: ["list", "role"],
  ListRoles: ["list", []],
  ListUserPolicies: ["list", "user"],
  ListUserTags: ["list", "user"],
  ListUsers: ["list", []],
  PutGroupPolicy: ["permissions", "group"],
  PutRolePermissionsBoundary: ["permissions", "role", "PermissionsBoundary"],
  PutRolePolicy: ["permissions", "role", "PermissionsBoundary"],
  PutUserPermissionsBoundary: ["permissions", "user", "PermissionsBoundary"],
  PutUserPolicy: ["permissions", "user", "PermissionsBoundary"],
  RemoveUserFromGroup: ["write", "group"],
  SetDefaultPolicyVersion: ["permissions", "policy"],
  SimulateCustomPolicy: ["read", []],
  SimulatePrincipalPolicy: ["read", ["group", "role", "user"]],
  TagPolicy: ["tagging", "policy", "aws:RequestTag/", "aws:TagKeys"],
  TagRole: ["tagging", "role", "aws:RequestTag/", "aws:TagKeys"],
  TagUser: ["tagging", "user", "aws:RequestTag/", "aws:TagKeys"],
  UntagPolicy: ["tagging", "policy", "aws:TagKeys"],
  UntagRole: ["tagging", "role", "aws:TagKeys"],
  UntagUser: ["tagging", "user", "aws:TagKeys"],
  UpdateAccessKey: ["write", "user"],
  UpdateAssumeRolePolicy: ["permissions", "role", "PermissionsBoundary"],
  UpdateGroup: ["write", "group"],
  UpdateRole: ["write", "role", "PermissionsBoundary"],
  UpdateRoleDescription: ["write", "role", "PermissionsBoundary"],
  UpdateUser: ["write", "user"],
});

/** Actions of IAM that are valid in documents and that this server does not have. */
export const iamUnusedActions: readonly Action[] = [
  ...unusedActions("iam", "role", {
    write: "CreateServiceLinkedRole DeleteServiceLinkedRole PassRole",
    read: "GetServiceLinkedRoleDeletionStatus",
    list: "ListInstanceProfilesForRole",
  }),
  ...unusedActions("iam", "other", {
    write: `AcceptDelegationRequest AddClientIDToOpenIDConnectProvider AddRoleToInstanceProfile
      AssociateDelegationRequest CreateDelegationRequest CreateInstanceProfile CreateOpenIDConnectProvider
      CreateSAMLProvider CreateVirtualMFADevice DeleteInstanceProfile DeleteOpenIDConnectProvider
      DeleteSAMLProvider DeleteServerCertificate DeleteVirtualMFADevice RejectDelegationRequest
      RemoveClientIDFromOpenIDConnectProvider RemoveRoleFromInstanceProfile SendDelegationToken
      UpdateOpenIDConnectProviderThumbprint UpdateSAMLProvider UpdateServerCertificate UploadServerCertificate`,
    read: `GenerateOrganizationsAccessReport GetDelegationRequest GetHumanReadableSummary GetInstanceProfile
      GetOpenIDConnectProvider GetRoleTemplateVersion GetSAMLProvider GetServerCertificate`,
    list: `ListInstanceProfileTags ListMFADeviceTags ListOpenIDConnectProviderTags ListSAMLProviderTags
      ListServerCertificateTags`,
    tagging: `TagInstanceProfile TagMFADevice TagOpenIDConnectProvider TagSAMLProvider TagServerCertificate
      UntagInstanceProfile UntagMFADevice UntagOpenIDConnectProvider UntagSAMLProvider UntagServerCertificate`,
  }),
  ...unusedActions("iam", "user", {
    write: `ChangePassword CreateLoginProfile CreateServiceSpecificCredential DeactivateMFADevice DeleteLoginProfile
      DeleteSSHPublicKey DeleteServiceSpecificCredential DeleteSigningCertificate EnableMFADevice
      ResetServiceSpecificCredential ResyncMFADevice UpdateLoginProfile UpdateSSHPublicKey
      UpdateServiceSpecificCredential UpdateSigningCertificate UploadSSHPublicKey UploadSigningCertificate`,
    list: "GetLoginProfile ListMFADevices ListSSHPublicKeys ListServiceSpecificCredentials ListSigningCertificates",
    read: "GetMFADevice GetSSHPublicKey",
  }),
  ...unusedActions("iam", [], {
    write: `CreateAccountAlias DeleteAccountAlias DeleteCloudFrontPublicKey
      DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions
      DisableOutboundWebIdentityFederation EnableOrganizationsRootCredentialsManagement
      EnableOrganizationsRootSessions EnableOutboundWebIdentityFederation PutAccountProperties
      SetSTSRegionalEndpointStatus SetSecurityTokenServicePreferences UpdateAccountEmailAddress
      UpdateAccountName UpdateAccountPasswordPolicy UpdateCloudFrontPublicKey UploadCloudFrontPublicKey`,
    permissions: "DeleteAccountPasswordPolicy",
    read: `GenerateCredentialReport GetAccountEmailAddress GetAccountName GetAccountPasswordPolicy
      GetAccountProperties GetCloudFrontPublicKey GetContextKeysForCustomPolicy GetCredentialReport
      GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo GetServiceLastAccessedDetails
      GetServiceLastAccessedDetailsWithEntities`,
    list: `ListAccountAliases ListCloudFrontPublicKeys ListDelegationRequests ListInstanceProfiles
      ListOpenIDConnectProviders ListOrganizationsFeatures ListSAMLProviders ListSTSRegionalEndpointsStatus
      ListServerCertificates ListVirtualMFADevices`,
  }),
  ...unusedActions("iam", ["group", "policy", "role", "user"], {
    read: "GenerateServiceLastAccessedDetails",
  }),
  ...unusedActions("iam", ["group", "role", "user"], {
    read: "GetContextKeysForPrincipalPolicy",
    list: "ListPoliciesGrantingServiceAccess",
  }),
];

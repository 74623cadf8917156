// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type {
  AccessKeyStatus,
  AclEntity,
  AuthProvidersClaimAnswer,
  AuthProvidersGenerateKeyPairAnswer,
  AuthProvidersRefreshAnswer,
  AuthProvidersRefreshAsOrchestratorAnswer,
  AuthProvidersRegisterAnswer,
  AuthProvidersRenewAnswer,
  AuthProvidersRetrievePublicKeyAnswer,
  ConfiguredStatus,
  DomainMode,
  EndpointType,
  JobOperationalState,
  NetworkType,
  ObjectStorageAccountGetAnswer,
  ObjectStorageBucketsCreateAnswer,
  ObjectStorageBucketsDeleteAnswer,
  ObjectStorageBucketsListAnswer,
  ObjectStorageCustomDomainsCreateAnswer,
  ObjectStorageCustomDomainsDeleteAnswer,
  ObjectStorageCustomDomainsGetAnswer,
  ObjectStorageCustomDomainsListAnswer,
  ObjectStorageCustomDomainsModifyAnswer,
  ObjectStorageDomainsListAnswer,
  ObjectStorageGroupsCreateAnswer,
  ObjectStorageGroupsDeleteAnswer,
  ObjectStorageGroupsGetAnswer,
  ObjectStorageGroupsInlinePoliciesCreateAnswer,
  ObjectStorageGroupsInlinePoliciesDeleteAnswer,
  ObjectStorageGroupsInlinePoliciesGetAnswer,
  ObjectStorageGroupsInlinePoliciesListAnswer,
  ObjectStorageGroupsListAnswer,
  ObjectStorageGroupsPoliciesAttachAnswer,
  ObjectStorageGroupsPoliciesDetachAnswer,
  ObjectStorageGroupsPoliciesListAnswer,
  ObjectStorageGroupsUsersAttachAnswer,
  ObjectStorageGroupsUsersRemoveAnswer,
  ObjectStorageJobsCancelAnswer,
  ObjectStorageJobsCreateAnswer,
  ObjectStorageJobsGetAnswer,
  ObjectStorageJobsListAnswer,
  ObjectStorageLabelsCreateAnswer,
  ObjectStorageLabelsDeleteAnswer,
  ObjectStorageLabelsGetAnswer,
  ObjectStorageLabelsListAnswer,
  ObjectStorageLabelsModifyAnswer,
  ObjectStorageMetricsGetAnswer,
  ObjectStorageMetricsListSeriesAnswer,
  ObjectStorageNetworksCreateAnswer,
  ObjectStorageNetworksDeleteAnswer,
  ObjectStorageNetworksGetAnswer,
  ObjectStorageNetworksListAnswer,
  ObjectStoragePoliciesCreateAnswer,
  ObjectStoragePoliciesDeleteAnswer,
  ObjectStoragePoliciesGetAnswer,
  ObjectStoragePoliciesListAnswer,
  ObjectStoragePoliciesSetDefaultVersionAnswer,
  ObjectStoragePoliciesVersionsCreateAnswer,
  ObjectStoragePoliciesVersionsDeleteAnswer,
  ObjectStoragePoliciesVersionsGetAnswer,
  ObjectStoragePoliciesVersionsListAnswer,
  ObjectStoragePricesListAnswer,
  ObjectStorageRegionsGetAnswer,
  ObjectStorageRegionsListAnswer,
  ObjectStorageRolesAssumeRolePolicySetAnswer,
  ObjectStorageRolesCreateAnswer,
  ObjectStorageRolesDeleteAnswer,
  ObjectStorageRolesGetAnswer,
  ObjectStorageRolesInlinePoliciesCreateAnswer,
  ObjectStorageRolesInlinePoliciesDeleteAnswer,
  ObjectStorageRolesInlinePoliciesGetAnswer,
  ObjectStorageRolesInlinePoliciesListAnswer,
  ObjectStorageRolesListAnswer,
  ObjectStorageRolesPermissionsBoundaryDeleteAnswer,
  ObjectStorageRolesPermissionsBoundarySetAnswer,
  ObjectStorageRolesPoliciesAttachAnswer,
  ObjectStorageRolesPoliciesDetachAnswer,
  ObjectStorageRolesPoliciesListAnswer,
  ObjectStorageRolesTagsDeleteAnswer,
  ObjectStorageRolesTagsGetAnswer,
  ObjectStorageRolesTagsReplaceAnswer,
  ObjectStorageRolesUpdateAnswer,
  ObjectStorageServicesCreateAnswer,
  ObjectStorageServicesDeleteAnswer,
  ObjectStorageServicesGetAnswer,
  ObjectStorageServicesListAnswer,
  ObjectStorageServicesModifyAnswer,
  ObjectStorageServicesReplaceAnswer,
  ObjectStorageStaticWebsitesCreateAnswer,
  ObjectStorageStaticWebsitesDeleteAnswer,
  ObjectStorageStaticWebsitesGetAnswer,
  ObjectStorageStaticWebsitesListAnswer,
  ObjectStorageStaticWebsitesModifyAnswer,
  ObjectStorageUsersAccessKeysCreateAnswer,
  ObjectStorageUsersAccessKeysDeleteAnswer,
  ObjectStorageUsersAccessKeysGetAnswer,
  ObjectStorageUsersAccessKeysListAnswer,
  ObjectStorageUsersAccessKeysModifyAnswer,
  ObjectStorageUsersCreateAnswer,
  ObjectStorageUsersDeleteAnswer,
  ObjectStorageUsersGetAnswer,
  ObjectStorageUsersInlinePoliciesCreateAnswer,
  ObjectStorageUsersInlinePoliciesDeleteAnswer,
  ObjectStorageUsersInlinePoliciesGetAnswer,
  ObjectStorageUsersInlinePoliciesListAnswer,
  ObjectStorageUsersListAnswer,
  ObjectStorageUsersPermissionsBoundaryDeleteAnswer,
  ObjectStorageUsersPermissionsBoundarySetAnswer,
  ObjectStorageUsersPoliciesAttachAnswer,
  ObjectStorageUsersPoliciesDetachAnswer,
  ObjectStorageUsersPoliciesListAnswer,
  ObjectStorageUsersTagsDeleteAnswer,
  ObjectStorageUsersTagsGetAnswer,
  ObjectStorageUsersTagsReplaceAnswer,
  ObjectStorageZonesListAnswer,
  OperationalState,
  Permission,
  Product,
  ProvidersApproveAnswer,
  ProvidersBrowseAnswer,
  ProvidersCreateAnswer,
  ProvidersInitAnswer,
  ProvidersRenewTokenAnswer,
  ProvidersRequestApprovalAnswer,
  ProvidersRequestApprovalRequest,
  ProvidersRequestApprovalResponse,
  ProvidersRetrieveAnswer,
  ProvidersRetrieveSpecificationAnswer,
  ProvidersSearchAnswer,
  ProvidersUpdateAclAnswer,
  ProvidersUpdateAnswer,
  StateMessageCode,
} from "./index.js";

declare const never: (value: never) => never;

export const accessKeyStatus = (value: AccessKeyStatus): unknown => {
  switch (value) {
    case "Active": case "Inactive":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulAccessKeyStatus = (value: AccessKeyStatus): unknown => {
  switch (value) {
    case "Active":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const aclEntity = (value: AclEntity): unknown => {
  switch (value.type) {
    case "project_group": case "user":
      return value.type;
    default:
      return never(value);
  }
};

export const forgetfulAclEntity = (value: AclEntity): unknown => {
  switch (value.type) {
    case "project_group":
      return value.type;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const configuredStatus = (value: ConfiguredStatus): unknown => {
  switch (value) {
    case "started": case "stopped":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulConfiguredStatus = (value: ConfiguredStatus): unknown => {
  switch (value) {
    case "started":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const domainMode = (value: DomainMode): unknown => {
  switch (value) {
    case "api": case "static-website":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulDomainMode = (value: DomainMode): unknown => {
  switch (value) {
    case "api":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const endpointType = (value: EndpointType): unknown => {
  switch (value) {
    case "public": case "private":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulEndpointType = (value: EndpointType): unknown => {
  switch (value) {
    case "public":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const jobOperationalState = (value: JobOperationalState): unknown => {
  switch (value) {
    case "pending": case "configuring": case "running": case "completed": case "failed": case "canceled":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulJobOperationalState = (value: JobOperationalState): unknown => {
  switch (value) {
    case "pending": case "configuring": case "running": case "completed": case "failed":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const networkType = (value: NetworkType): unknown => {
  switch (value) {
    case "public": case "private":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulNetworkType = (value: NetworkType): unknown => {
  switch (value) {
    case "public":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const operationalState = (value: OperationalState): unknown => {
  switch (value) {
    case "pending": case "setup-service": case "setup-network": case "setup-tls": case "setup-public-endpoint": case "setup-private-endpoint": case "setup-dns": case "setup-iam": case "cleanup-deleted-buckets": case "setup-checkup": case "running": case "stopped": case "delete-private-endpoint": case "delete-public-endpoint": case "delete-buckets": case "delete-iam": case "delete-namespace": case "delete-dns": case "delete-tls": case "delete-network": case "delete-service":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulOperationalState = (value: OperationalState): unknown => {
  switch (value) {
    case "pending": case "setup-service": case "setup-network": case "setup-tls": case "setup-public-endpoint": case "setup-private-endpoint": case "setup-dns": case "setup-iam": case "cleanup-deleted-buckets": case "setup-checkup": case "running": case "stopped": case "delete-private-endpoint": case "delete-public-endpoint": case "delete-buckets": case "delete-iam": case "delete-namespace": case "delete-dns": case "delete-tls": case "delete-network":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const permission = (value: Permission): unknown => {
  switch (value) {
    case "READ": case "EDIT": case "ADMIN": case "PROVIDER":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulPermission = (value: Permission): unknown => {
  switch (value) {
    case "READ": case "EDIT": case "ADMIN":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const product = (value: Product): unknown => {
  switch (value.type) {
    case "storage": case "compute": case "ingress": case "license": case "network_ip":
      return value.type;
    default:
      return never(value);
  }
};

export const forgetfulProduct = (value: Product): unknown => {
  switch (value.type) {
    case "storage": case "compute": case "ingress": case "license":
      return value.type;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const providersRequestApprovalRequest = (value: ProvidersRequestApprovalRequest): unknown => {
  switch (value.type) {
    case "information": case "sign":
      return value.type;
    default:
      return never(value);
  }
};

export const forgetfulProvidersRequestApprovalRequest = (value: ProvidersRequestApprovalRequest): unknown => {
  switch (value.type) {
    case "information":
      return value.type;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const providersRequestApprovalResponse = (value: ProvidersRequestApprovalResponse): unknown => {
  switch (value.type) {
    case "requires_signature": case "awaiting_admin_approval":
      return value.type;
    default:
      return never(value);
  }
};

export const forgetfulProvidersRequestApprovalResponse = (value: ProvidersRequestApprovalResponse): unknown => {
  switch (value.type) {
    case "requires_signature":
      return value.type;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const stateMessageCode = (value: StateMessageCode): unknown => {
  switch (value) {
    case "waiting_certificate_issuing": case "failed_domain_verification": case "failed_custom_domain_verification": case "buckets_stuck_in_deletion": case "namespace_stuck_in_deletion":
      return value;
    default:
      return never(value);
  }
};

export const forgetfulStateMessageCode = (value: StateMessageCode): unknown => {
  switch (value) {
    case "waiting_certificate_issuing": case "failed_domain_verification": case "failed_custom_domain_verification": case "buckets_stuck_in_deletion":
      return value;
    default:
      // @ts-expect-error a case is missing
      return never(value);
  }
};

export const providersBrowseAnswer = (value: ProvidersBrowseAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersRetrieveAnswer = (value: ProvidersRetrieveAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersRetrieveSpecificationAnswer = (value: ProvidersRetrieveSpecificationAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersSearchAnswer = (value: ProvidersSearchAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersApproveAnswer = (value: ProvidersApproveAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersCreateAnswer = (value: ProvidersCreateAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersInitAnswer = (value: ProvidersInitAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersRenewTokenAnswer = (value: ProvidersRenewTokenAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersRequestApprovalAnswer = (value: ProvidersRequestApprovalAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersUpdateAnswer = (value: ProvidersUpdateAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const providersUpdateAclAnswer = (value: ProvidersUpdateAclAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersRegisterAnswer = (value: AuthProvidersRegisterAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersClaimAnswer = (value: AuthProvidersClaimAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersRenewAnswer = (value: AuthProvidersRenewAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersRefreshAnswer = (value: AuthProvidersRefreshAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersRetrievePublicKeyAnswer = (value: AuthProvidersRetrievePublicKeyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersRefreshAsOrchestratorAnswer = (value: AuthProvidersRefreshAsOrchestratorAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const authProvidersGenerateKeyPairAnswer = (value: AuthProvidersGenerateKeyPairAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 403: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageAccountGetAnswer = (value: ObjectStorageAccountGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePricesListAnswer = (value: ObjectStoragePricesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRegionsListAnswer = (value: ObjectStorageRegionsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRegionsGetAnswer = (value: ObjectStorageRegionsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageZonesListAnswer = (value: ObjectStorageZonesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageJobsCreateAnswer = (value: ObjectStorageJobsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageJobsListAnswer = (value: ObjectStorageJobsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageJobsGetAnswer = (value: ObjectStorageJobsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageJobsCancelAnswer = (value: ObjectStorageJobsCancelAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesCreateAnswer = (value: ObjectStorageServicesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesListAnswer = (value: ObjectStorageServicesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesGetAnswer = (value: ObjectStorageServicesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesReplaceAnswer = (value: ObjectStorageServicesReplaceAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 402: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesModifyAnswer = (value: ObjectStorageServicesModifyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageServicesDeleteAnswer = (value: ObjectStorageServicesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageNetworksCreateAnswer = (value: ObjectStorageNetworksCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageNetworksListAnswer = (value: ObjectStorageNetworksListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageNetworksGetAnswer = (value: ObjectStorageNetworksGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageNetworksDeleteAnswer = (value: ObjectStorageNetworksDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageLabelsCreateAnswer = (value: ObjectStorageLabelsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageLabelsListAnswer = (value: ObjectStorageLabelsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageLabelsGetAnswer = (value: ObjectStorageLabelsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageLabelsModifyAnswer = (value: ObjectStorageLabelsModifyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageLabelsDeleteAnswer = (value: ObjectStorageLabelsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageBucketsCreateAnswer = (value: ObjectStorageBucketsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageBucketsListAnswer = (value: ObjectStorageBucketsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageBucketsDeleteAnswer = (value: ObjectStorageBucketsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageMetricsGetAnswer = (value: ObjectStorageMetricsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageMetricsListSeriesAnswer = (value: ObjectStorageMetricsListSeriesAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageCustomDomainsCreateAnswer = (value: ObjectStorageCustomDomainsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageCustomDomainsListAnswer = (value: ObjectStorageCustomDomainsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageCustomDomainsGetAnswer = (value: ObjectStorageCustomDomainsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageCustomDomainsModifyAnswer = (value: ObjectStorageCustomDomainsModifyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageCustomDomainsDeleteAnswer = (value: ObjectStorageCustomDomainsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageDomainsListAnswer = (value: ObjectStorageDomainsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageStaticWebsitesCreateAnswer = (value: ObjectStorageStaticWebsitesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageStaticWebsitesListAnswer = (value: ObjectStorageStaticWebsitesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageStaticWebsitesGetAnswer = (value: ObjectStorageStaticWebsitesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageStaticWebsitesModifyAnswer = (value: ObjectStorageStaticWebsitesModifyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageStaticWebsitesDeleteAnswer = (value: ObjectStorageStaticWebsitesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersCreateAnswer = (value: ObjectStorageUsersCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersListAnswer = (value: ObjectStorageUsersListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersGetAnswer = (value: ObjectStorageUsersGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersDeleteAnswer = (value: ObjectStorageUsersDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersAccessKeysCreateAnswer = (value: ObjectStorageUsersAccessKeysCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersAccessKeysListAnswer = (value: ObjectStorageUsersAccessKeysListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersAccessKeysGetAnswer = (value: ObjectStorageUsersAccessKeysGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersAccessKeysModifyAnswer = (value: ObjectStorageUsersAccessKeysModifyAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersAccessKeysDeleteAnswer = (value: ObjectStorageUsersAccessKeysDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersPoliciesListAnswer = (value: ObjectStorageUsersPoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersPoliciesAttachAnswer = (value: ObjectStorageUsersPoliciesAttachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersPoliciesDetachAnswer = (value: ObjectStorageUsersPoliciesDetachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersInlinePoliciesCreateAnswer = (value: ObjectStorageUsersInlinePoliciesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersInlinePoliciesListAnswer = (value: ObjectStorageUsersInlinePoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersInlinePoliciesGetAnswer = (value: ObjectStorageUsersInlinePoliciesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersInlinePoliciesDeleteAnswer = (value: ObjectStorageUsersInlinePoliciesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersTagsGetAnswer = (value: ObjectStorageUsersTagsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersTagsReplaceAnswer = (value: ObjectStorageUsersTagsReplaceAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersTagsDeleteAnswer = (value: ObjectStorageUsersTagsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersPermissionsBoundarySetAnswer = (value: ObjectStorageUsersPermissionsBoundarySetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageUsersPermissionsBoundaryDeleteAnswer = (value: ObjectStorageUsersPermissionsBoundaryDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsCreateAnswer = (value: ObjectStorageGroupsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsListAnswer = (value: ObjectStorageGroupsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsGetAnswer = (value: ObjectStorageGroupsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsDeleteAnswer = (value: ObjectStorageGroupsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsUsersAttachAnswer = (value: ObjectStorageGroupsUsersAttachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 409: case 410: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsUsersRemoveAnswer = (value: ObjectStorageGroupsUsersRemoveAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsPoliciesListAnswer = (value: ObjectStorageGroupsPoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsPoliciesAttachAnswer = (value: ObjectStorageGroupsPoliciesAttachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsPoliciesDetachAnswer = (value: ObjectStorageGroupsPoliciesDetachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsInlinePoliciesCreateAnswer = (value: ObjectStorageGroupsInlinePoliciesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsInlinePoliciesListAnswer = (value: ObjectStorageGroupsInlinePoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsInlinePoliciesGetAnswer = (value: ObjectStorageGroupsInlinePoliciesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageGroupsInlinePoliciesDeleteAnswer = (value: ObjectStorageGroupsInlinePoliciesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesCreateAnswer = (value: ObjectStorageRolesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesListAnswer = (value: ObjectStorageRolesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesGetAnswer = (value: ObjectStorageRolesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesUpdateAnswer = (value: ObjectStorageRolesUpdateAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesDeleteAnswer = (value: ObjectStorageRolesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesAssumeRolePolicySetAnswer = (value: ObjectStorageRolesAssumeRolePolicySetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesPoliciesListAnswer = (value: ObjectStorageRolesPoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesPoliciesAttachAnswer = (value: ObjectStorageRolesPoliciesAttachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesPoliciesDetachAnswer = (value: ObjectStorageRolesPoliciesDetachAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesInlinePoliciesCreateAnswer = (value: ObjectStorageRolesInlinePoliciesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesInlinePoliciesListAnswer = (value: ObjectStorageRolesInlinePoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesInlinePoliciesGetAnswer = (value: ObjectStorageRolesInlinePoliciesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesInlinePoliciesDeleteAnswer = (value: ObjectStorageRolesInlinePoliciesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesTagsGetAnswer = (value: ObjectStorageRolesTagsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesTagsReplaceAnswer = (value: ObjectStorageRolesTagsReplaceAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesTagsDeleteAnswer = (value: ObjectStorageRolesTagsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesPermissionsBoundarySetAnswer = (value: ObjectStorageRolesPermissionsBoundarySetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 413: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStorageRolesPermissionsBoundaryDeleteAnswer = (value: ObjectStorageRolesPermissionsBoundaryDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesCreateAnswer = (value: ObjectStoragePoliciesCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 402: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesListAnswer = (value: ObjectStoragePoliciesListAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesGetAnswer = (value: ObjectStoragePoliciesGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesSetDefaultVersionAnswer = (value: ObjectStoragePoliciesSetDefaultVersionAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesDeleteAnswer = (value: ObjectStoragePoliciesDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesVersionsCreateAnswer = (value: ObjectStoragePoliciesVersionsCreateAnswer): unknown => {
  switch (value.status) {
    case 201: case 400: case 401: case 404: case 409: case 410: case 413: case 422: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesVersionsListAnswer = (value: ObjectStoragePoliciesVersionsListAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesVersionsGetAnswer = (value: ObjectStoragePoliciesVersionsGetAnswer): unknown => {
  switch (value.status) {
    case 200: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

export const objectStoragePoliciesVersionsDeleteAnswer = (value: ObjectStoragePoliciesVersionsDeleteAnswer): unknown => {
  switch (value.status) {
    case 204: case 400: case 401: case 404: case 429: case 500: case 503:
      return value.status;
    default:
      return never(value);
  }
};

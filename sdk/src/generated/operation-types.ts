// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type {
  AccessKeyCreate,
  AccessKeyDetailResponse,
  AccessKeyListResponse,
  AccessKeyModify,
  AccountResponse,
  AssumeRolePolicyRequest,
  AssumeRolePolicyResponse,
  AuthProvidersGenerateKeyPairResponse,
  AuthProvidersRetrievePublicKeyResponse,
  BucketCreate,
  BucketDetailResponse,
  BucketListResponse,
  BulkRequestOfAuthProvidersClaimRequestItem,
  BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem,
  BulkRequestOfAuthProvidersRegisterRequestItem,
  BulkRequestOfFindByStringId,
  BulkRequestOfProviderSpecification,
  BulkRequestOfProvidersRenewRefreshTokenRequestItem,
  BulkRequestOfRefreshToken,
  BulkRequestOfUpdatedAcl,
  BulkResponseOfAccessToken,
  BulkResponseOfAuthProvidersRegisterResponseItem,
  BulkResponseOfFindByStringId,
  BulkResponseOfPublicKeyAndRefreshToken,
  BulkResponseOfUnit,
  CommonErrorMessage,
  CreateAccessKeyResponse,
  CustomDomainCreate,
  CustomDomainDetailResponse,
  CustomDomainListResponse,
  CustomDomainModify,
  FindByStringId,
  GroupCreate,
  GroupListResponse,
  GroupResponse,
  InlinePolicyCreate,
  InlinePolicyListResponse,
  InlinePolicyResponse,
  IntegrationProviderConnectRequest,
  IntegrationProviderConnectResponse,
  IntegrationProviderInitRequest,
  IntegrationProviderRetrieveManifestResponse,
  IntegrationProviderUnlinkedRequest,
  IntegrationProviderWelcomeRequest,
  JobCreate,
  JobDetailResponse,
  JobListResponse,
  LabelCreate,
  LabelDetailResponse,
  LabelListResponse,
  LabelModify,
  MetricsSeriesListResponse,
  MetricsUsageResponse,
  NetworkCreate,
  NetworkDetailResponse,
  NetworkListResponse,
  ObjectStorageBucketsListQuery,
  ObjectStorageMetricsListSeriesQuery,
  ObjectStorageServicesDeleteQuery,
  ObjectStorageServicesListQuery,
  PageV2OfProvider,
  PermissionsBoundaryCreate,
  PermissionsBoundaryResponse,
  PolicyAttachmentCreate,
  PolicyAttachmentListResponse,
  PolicyCreate,
  PolicyDetailResponse,
  PolicyListResponse,
  PolicySetDefaultVersion,
  PolicyVersionCreate,
  PolicyVersionListResponse,
  PolicyVersionResponse,
  PriceListResponse,
  Problem,
  Provider,
  ProviderSpecification,
  ProvidersApproveRequest,
  ProvidersRequestApprovalRequest,
  ProvidersRequestApprovalResponse,
  RegionDetailResponse,
  RegionListResponse,
  ResourceBrowseRequestOfProviderIncludeFlags,
  ResourceRetrieveRequestOfProviderIncludeFlags,
  ResourceSearchRequestOfProviderIncludeFlags,
  RoleCreate,
  RoleListResponse,
  RolePolicyListResponse,
  RoleResponse,
  RoleUpdate,
  ServiceCreate,
  ServiceDetailResponse,
  ServiceDomains,
  ServiceListResponse,
  ServiceModify,
  ServiceReplace,
  StaticWebsiteConfig,
  StaticWebsiteConfigCreate,
  StaticWebsiteConfigList,
  StaticWebsiteConfigModify,
  TagListRequest,
  TagListResponse,
  Unit,
  UserCreate,
  UserDetailResponse,
  UserListResponse,
  ZoneListResponse,
} from "./models.js";

/** The types of each operation, by its id: the parts of the request, the success, and the codes of each error's status. */
export interface OperationTypes {
  /** List providers. */
  readonly "providers.browse": {
    readonly params: Record<never, string>;
    readonly query: ResourceBrowseRequestOfProviderIncludeFlags;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PageV2OfProvider;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Read a provider. */
  readonly "providers.retrieve": {
    readonly params: Record<never, string>;
    readonly query: ResourceRetrieveRequestOfProviderIncludeFlags;
    readonly body: undefined;
    readonly status: 200;
    readonly data: Provider;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 404: "ucloud.not_found";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Read a provider's contact information. */
  readonly "providers.retrieveSpecification": {
    readonly params: Record<never, string>;
    readonly query: FindByStringId;
    readonly body: undefined;
    readonly status: 200;
    readonly data: ProviderSpecification;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 404: "ucloud.not_found";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Search providers by name. */
  readonly "providers.search": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: ResourceSearchRequestOfProviderIncludeFlags;
    readonly status: 200;
    readonly data: PageV2OfProvider;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Approve a provider's registration. */
  readonly "providers.approve": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: ProvidersApproveRequest;
    readonly status: 200;
    readonly data: FindByStringId;
    readonly errors: {
      readonly 400: "ucloud.bad_token" | "ucloud.quota_exceeded" | "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 409: "ucloud.conflict" | "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Register providers. */
  readonly "providers.create": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfProviderSpecification;
    readonly status: 200;
    readonly data: BulkResponseOfFindByStringId;
    readonly errors: {
      readonly 400: "ucloud.quota_exceeded" | "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 409: "ucloud.conflict" | "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Prepare resources for the workspace. */
  readonly "providers.init": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: unknown;
    readonly status: 200;
    readonly data: Unit;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Replace providers' tokens and keys. */
  readonly "providers.renewToken": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfProvidersRenewRefreshTokenRequestItem;
    readonly status: 200;
    readonly data: Unit;
    readonly errors: {
      readonly 400: "ucloud.invalid_request" | "ucloud.permission_denied";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 409: "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Request or sign a provider's registration. */
  readonly "providers.requestApproval": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: ProvidersRequestApprovalRequest;
    readonly status: 200;
    readonly data: ProvidersRequestApprovalResponse;
    readonly errors: {
      readonly 400: "ucloud.bad_token" | "ucloud.invalid_request";
      readonly 401: "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 409: "ucloud.conflict" | "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Change how providers are reached. */
  readonly "providers.update": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfProviderSpecification;
    readonly status: 200;
    readonly data: BulkResponseOfFindByStringId;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 409: "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Change who may see providers. */
  readonly "providers.updateAcl": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfUpdatedAcl;
    readonly status: 200;
    readonly data: BulkResponseOfUnit;
    readonly errors: {
      readonly 400: "ucloud.quota_exceeded" | "ucloud.invalid_request" | "ucloud.permission_denied";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.bad_acl_update" | "ucloud.forbidden" | "ucloud.not_a_project_member";
      readonly 409: "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Create credentials for provider names. */
  readonly "authProviders.register": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfAuthProvidersRegisterRequestItem;
    readonly status: 200;
    readonly data: BulkResponseOfAuthProvidersRegisterResponseItem;
    readonly errors: {
      readonly 400: "ucloud.quota_exceeded" | "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 409: "ucloud.conflict" | "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Claim registered credentials. */
  readonly "authProviders.claim": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfAuthProvidersClaimRequestItem;
    readonly status: 200;
    readonly data: BulkResponseOfPublicKeyAndRefreshToken;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 404: "ucloud.not_found";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Replace providers' credentials by name. */
  readonly "authProviders.renew": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfFindByStringId;
    readonly status: 200;
    readonly data: BulkResponseOfPublicKeyAndRefreshToken;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_pre_authorized";
      readonly 404: "ucloud.not_found";
      readonly 409: "ucloud.idempotency_in_flight";
      readonly 410: "ucloud.idempotency_answer_not_kept";
      readonly 413: "ucloud.too_large";
      readonly 422: "ucloud.idempotency_key_reused";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Get access tokens for a provider. */
  readonly "authProviders.refresh": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfRefreshToken;
    readonly status: 200;
    readonly data: BulkResponseOfAccessToken;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.missing_scope";
      readonly 403: "ucloud.unknown_refresh_token";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Read a provider's public key. */
  readonly "authProviders.retrievePublicKey": {
    readonly params: Record<never, string>;
    readonly query: FindByStringId;
    readonly body: undefined;
    readonly status: 200;
    readonly data: AuthProvidersRetrievePublicKeyResponse;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 404: "ucloud.not_found";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Get tokens to call providers as Core. */
  readonly "authProviders.refreshAsOrchestrator": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem;
    readonly status: 200;
    readonly data: BulkResponseOfAccessToken;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden" | "ucloud.not_pre_authorized";
      readonly 404: "ucloud.not_found";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Generate a key pair. */
  readonly "authProviders.generateKeyPair": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: unknown;
    readonly status: 200;
    readonly data: AuthProvidersGenerateKeyPairResponse;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 413: "ucloud.too_large";
      readonly 429: "ucloud.rate_limited";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Welcome a provider that was approved. */
  readonly "integrationProvider.welcome": {
    readonly params: {
      readonly providerId: string;
    };
    readonly query: undefined;
    readonly body: IntegrationProviderWelcomeRequest;
    readonly status: 200;
    readonly data: Unit;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.missing_scope";
      readonly 413: "ucloud.too_large";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Read how a provider connects users. */
  readonly "integrationProvider.retrieveManifest": {
    readonly params: {
      readonly providerId: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: IntegrationProviderRetrieveManifestResponse;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Prepare a provider for a user. */
  readonly "integrationProvider.init": {
    readonly params: {
      readonly providerId: string;
    };
    readonly query: undefined;
    readonly body: IntegrationProviderInitRequest;
    readonly status: 200;
    readonly data: Unit;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 413: "ucloud.too_large";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Connect a user to a provider. */
  readonly "integrationProvider.connect": {
    readonly params: {
      readonly providerId: string;
    };
    readonly query: undefined;
    readonly body: IntegrationProviderConnectRequest;
    readonly status: 200;
    readonly data: IntegrationProviderConnectResponse;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 413: "ucloud.too_large";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Tell a provider that a user disconnected. */
  readonly "integrationProvider.unlinked": {
    readonly params: {
      readonly providerId: string;
    };
    readonly query: undefined;
    readonly body: IntegrationProviderUnlinkedRequest;
    readonly status: 200;
    readonly data: Unit;
    readonly errors: {
      readonly 400: "ucloud.invalid_request";
      readonly 401: "ucloud.unauthorized" | "ucloud.missing_scope";
      readonly 403: "ucloud.forbidden";
      readonly 413: "ucloud.too_large";
      readonly 500: "ucloud.internal";
      readonly 503: "ucloud.unavailable";
    };
    readonly errorBody: CommonErrorMessage;
  };
  /** Read the account. */
  readonly "objectStorage.account.get": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: AccountResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List prices. */
  readonly "objectStorage.prices.list": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PriceListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List regions. */
  readonly "objectStorage.regions.list": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: RegionListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a region. */
  readonly "objectStorage.regions.get": {
    readonly params: {
      readonly region_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: RegionDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List zones. */
  readonly "objectStorage.zones.list": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: ZoneListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a copy job. */
  readonly "objectStorage.jobs.create": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: JobCreate;
    readonly status: 201;
    readonly data: JobDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List jobs. */
  readonly "objectStorage.jobs.list": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: JobListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a job. */
  readonly "objectStorage.jobs.get": {
    readonly params: {
      readonly job_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: JobDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Cancel a job. */
  readonly "objectStorage.jobs.cancel": {
    readonly params: {
      readonly job_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a service. */
  readonly "objectStorage.services.create": {
    readonly params: Record<never, string>;
    readonly query: undefined;
    readonly body: ServiceCreate;
    readonly status: 201;
    readonly data: ServiceDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List services. */
  readonly "objectStorage.services.list": {
    readonly params: Record<never, string>;
    readonly query: ObjectStorageServicesListQuery;
    readonly body: undefined;
    readonly status: 200;
    readonly data: ServiceListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a service. */
  readonly "objectStorage.services.get": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: ServiceDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Replace a service's settings. */
  readonly "objectStorage.services.replace": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: ServiceReplace;
    readonly status: 200;
    readonly data: ServiceDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Change a service's settings. */
  readonly "objectStorage.services.modify": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: ServiceModify;
    readonly status: 200;
    readonly data: ServiceDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a service. */
  readonly "objectStorage.services.delete": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: ObjectStorageServicesDeleteQuery;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Attach a network. */
  readonly "objectStorage.networks.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: NetworkCreate;
    readonly status: 201;
    readonly data: NetworkDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List networks. */
  readonly "objectStorage.networks.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: NetworkListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a network. */
  readonly "objectStorage.networks.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly network_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: NetworkDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Detach a network. */
  readonly "objectStorage.networks.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly network_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add a label. */
  readonly "objectStorage.labels.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: LabelCreate;
    readonly status: 201;
    readonly data: LabelDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List labels. */
  readonly "objectStorage.labels.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: LabelListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a label. */
  readonly "objectStorage.labels.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly label_key: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: LabelDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Change a label. */
  readonly "objectStorage.labels.modify": {
    readonly params: {
      readonly service_uuid: string;
      readonly label_key: string;
    };
    readonly query: undefined;
    readonly body: LabelModify;
    readonly status: 200;
    readonly data: LabelDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove a label. */
  readonly "objectStorage.labels.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly label_key: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a bucket. */
  readonly "objectStorage.buckets.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: BucketCreate;
    readonly status: 201;
    readonly data: BucketDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List buckets and their metrics. */
  readonly "objectStorage.buckets.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: ObjectStorageBucketsListQuery;
    readonly body: undefined;
    readonly status: 200;
    readonly data: BucketListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a bucket with all objects. */
  readonly "objectStorage.buckets.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly bucket_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a service's metrics. */
  readonly "objectStorage.metrics.get": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: MetricsUsageResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List a service's metrics over time. */
  readonly "objectStorage.metrics.listSeries": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: ObjectStorageMetricsListSeriesQuery;
    readonly body: undefined;
    readonly status: 200;
    readonly data: MetricsSeriesListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Attach a custom domain. */
  readonly "objectStorage.customDomains.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: CustomDomainCreate;
    readonly status: 201;
    readonly data: CustomDomainDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List custom domains. */
  readonly "objectStorage.customDomains.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: CustomDomainListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a custom domain. */
  readonly "objectStorage.customDomains.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: CustomDomainDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Rename a custom domain. */
  readonly "objectStorage.customDomains.modify": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: CustomDomainModify;
    readonly status: 200;
    readonly data: CustomDomainDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Detach a custom domain. */
  readonly "objectStorage.customDomains.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List all domains of a service. */
  readonly "objectStorage.domains.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: ServiceDomains;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Configure a static website. */
  readonly "objectStorage.staticWebsites.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: StaticWebsiteConfigCreate;
    readonly status: 201;
    readonly data: StaticWebsiteConfig;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.conflict" | "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List static websites. */
  readonly "objectStorage.staticWebsites.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: StaticWebsiteConfigList;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a static website. */
  readonly "objectStorage.staticWebsites.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: StaticWebsiteConfig;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Change a static website. */
  readonly "objectStorage.staticWebsites.modify": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: StaticWebsiteConfigModify;
    readonly status: 200;
    readonly data: StaticWebsiteConfig;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove a static website. */
  readonly "objectStorage.staticWebsites.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly domain_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a user. */
  readonly "objectStorage.users.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: UserCreate;
    readonly status: 201;
    readonly data: UserDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List users. */
  readonly "objectStorage.users.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: UserListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a user. */
  readonly "objectStorage.users.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: UserDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a user. */
  readonly "objectStorage.users.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create an access key. */
  readonly "objectStorage.users.accessKeys.create": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: AccessKeyCreate;
    readonly status: 201;
    readonly data: CreateAccessKeyResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List access keys. */
  readonly "objectStorage.users.accessKeys.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: AccessKeyListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read an access key. */
  readonly "objectStorage.users.accessKeys.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly access_key_id: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: AccessKeyDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Activate or deactivate an access key. */
  readonly "objectStorage.users.accessKeys.modify": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly access_key_id: string;
    };
    readonly query: undefined;
    readonly body: AccessKeyModify;
    readonly status: 200;
    readonly data: AccessKeyDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete an access key. */
  readonly "objectStorage.users.accessKeys.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly access_key_id: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the policies attached to a user. */
  readonly "objectStorage.users.policies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyAttachmentListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Attach a policy to a user. */
  readonly "objectStorage.users.policies.attach": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: PolicyAttachmentCreate;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Detach a policy from a user. */
  readonly "objectStorage.users.policies.detach": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add an inline policy to a user. */
  readonly "objectStorage.users.inlinePolicies.create": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: InlinePolicyCreate;
    readonly status: 201;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the inline policies of a user. */
  readonly "objectStorage.users.inlinePolicies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read an inline policy of a user. */
  readonly "objectStorage.users.inlinePolicies.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete an inline policy of a user. */
  readonly "objectStorage.users.inlinePolicies.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read the tags of a user. */
  readonly "objectStorage.users.tags.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: TagListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Replace the tags of a user. */
  readonly "objectStorage.users.tags.replace": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: TagListRequest;
    readonly status: 200;
    readonly data: TagListResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove a tag of a user. */
  readonly "objectStorage.users.tags.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
      readonly tag_key: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Set the permissions boundary of a user. */
  readonly "objectStorage.users.permissionsBoundary.set": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: PermissionsBoundaryCreate;
    readonly status: 200;
    readonly data: PermissionsBoundaryResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove the permissions boundary of a user. */
  readonly "objectStorage.users.permissionsBoundary.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a group. */
  readonly "objectStorage.groups.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: GroupCreate;
    readonly status: 201;
    readonly data: GroupResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List groups. */
  readonly "objectStorage.groups.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: GroupListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a group. */
  readonly "objectStorage.groups.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: GroupResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a group. */
  readonly "objectStorage.groups.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add a user to a group. */
  readonly "objectStorage.groups.users.attach": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove a user from a group. */
  readonly "objectStorage.groups.users.remove": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
      readonly username: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the policies attached to a group. */
  readonly "objectStorage.groups.policies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyAttachmentListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Attach a policy to a group. */
  readonly "objectStorage.groups.policies.attach": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: PolicyAttachmentCreate;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Detach a policy from a group. */
  readonly "objectStorage.groups.policies.detach": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add an inline policy to a group. */
  readonly "objectStorage.groups.inlinePolicies.create": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: InlinePolicyCreate;
    readonly status: 201;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the inline policies of a group. */
  readonly "objectStorage.groups.inlinePolicies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read an inline policy of a group. */
  readonly "objectStorage.groups.inlinePolicies.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete an inline policy of a group. */
  readonly "objectStorage.groups.inlinePolicies.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly group_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a role. */
  readonly "objectStorage.roles.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: RoleCreate;
    readonly status: 201;
    readonly data: RoleResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List roles. */
  readonly "objectStorage.roles.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: RoleListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a role. */
  readonly "objectStorage.roles.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: RoleResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Change a role. */
  readonly "objectStorage.roles.update": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: RoleUpdate;
    readonly status: 200;
    readonly data: RoleResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a role. */
  readonly "objectStorage.roles.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Replace the trust document of a role. */
  readonly "objectStorage.roles.assumeRolePolicy.set": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: AssumeRolePolicyRequest;
    readonly status: 200;
    readonly data: AssumeRolePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the policies attached to a role. */
  readonly "objectStorage.roles.policies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: RolePolicyListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Attach a policy to a role. */
  readonly "objectStorage.roles.policies.attach": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: PolicyAttachmentCreate;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Detach a policy from a role. */
  readonly "objectStorage.roles.policies.detach": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add an inline policy to a role. */
  readonly "objectStorage.roles.inlinePolicies.create": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: InlinePolicyCreate;
    readonly status: 201;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the inline policies of a role. */
  readonly "objectStorage.roles.inlinePolicies.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read an inline policy of a role. */
  readonly "objectStorage.roles.inlinePolicies.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: InlinePolicyResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete an inline policy of a role. */
  readonly "objectStorage.roles.inlinePolicies.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read the tags of a role. */
  readonly "objectStorage.roles.tags.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: TagListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Replace the tags of a role. */
  readonly "objectStorage.roles.tags.replace": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: TagListRequest;
    readonly status: 200;
    readonly data: TagListResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove a tag of a role. */
  readonly "objectStorage.roles.tags.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
      readonly tag_key: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Set the permissions boundary of a role. */
  readonly "objectStorage.roles.permissionsBoundary.set": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: PermissionsBoundaryCreate;
    readonly status: 200;
    readonly data: PermissionsBoundaryResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 413: "object_storage.too_large";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Remove the permissions boundary of a role. */
  readonly "objectStorage.roles.permissionsBoundary.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly role_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Create a policy. */
  readonly "objectStorage.policies.create": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: PolicyCreate;
    readonly status: 201;
    readonly data: PolicyDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 402: "object_storage.insufficient_credits";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List policies. */
  readonly "objectStorage.policies.list": {
    readonly params: {
      readonly service_uuid: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyListResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a policy. */
  readonly "objectStorage.policies.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyDetailResponse;
    readonly errors: {
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Choose the default version of a policy. */
  readonly "objectStorage.policies.setDefaultVersion": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: PolicySetDefaultVersion;
    readonly status: 200;
    readonly data: PolicyDetailResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a policy. */
  readonly "objectStorage.policies.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Add a version to a policy. */
  readonly "objectStorage.policies.versions.create": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: PolicyVersionCreate;
    readonly status: 201;
    readonly data: PolicyVersionResponse;
    readonly errors: {
      readonly 400: "object_storage.service_error" | "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 409: "object_storage.idempotency_in_flight";
      readonly 410: "object_storage.idempotency_answer_not_kept";
      readonly 413: "object_storage.too_large";
      readonly 422: "object_storage.idempotency_key_reused";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** List the versions of a policy. */
  readonly "objectStorage.policies.versions.list": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyVersionListResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Read a version of a policy. */
  readonly "objectStorage.policies.versions.get": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
      readonly policy_version: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 200;
    readonly data: PolicyVersionResponse;
    readonly errors: {
      readonly 400: "object_storage.invalid_request";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
  /** Delete a version of a policy. */
  readonly "objectStorage.policies.versions.delete": {
    readonly params: {
      readonly service_uuid: string;
      readonly policy_name: string;
      readonly policy_version: string;
    };
    readonly query: undefined;
    readonly body: undefined;
    readonly status: 204;
    readonly data: undefined;
    readonly errors: {
      readonly 400: "object_storage.invalid_request" | "object_storage.service_error";
      readonly 401: "object_storage.authentication_failed";
      readonly 404: "object_storage.resource_not_found";
      readonly 429: "object_storage.rate_limited";
      readonly 500: "object_storage.general_failure";
      readonly 503: "object_storage.unavailable";
    };
    readonly errorBody: Problem;
  };
}

/** The ids of all operations, grouped as in the contract. */
export interface OperationTree {
  readonly providers: {
    readonly browse: "providers.browse";
    readonly retrieve: "providers.retrieve";
    readonly retrieveSpecification: "providers.retrieveSpecification";
    readonly search: "providers.search";
    readonly approve: "providers.approve";
    readonly create: "providers.create";
    readonly init: "providers.init";
    readonly renewToken: "providers.renewToken";
    readonly requestApproval: "providers.requestApproval";
    readonly update: "providers.update";
    readonly updateAcl: "providers.updateAcl";
  };
  readonly authProviders: {
    readonly register: "authProviders.register";
    readonly claim: "authProviders.claim";
    readonly renew: "authProviders.renew";
    readonly refresh: "authProviders.refresh";
    readonly retrievePublicKey: "authProviders.retrievePublicKey";
    readonly refreshAsOrchestrator: "authProviders.refreshAsOrchestrator";
    readonly generateKeyPair: "authProviders.generateKeyPair";
  };
  readonly integrationProvider: {
    readonly welcome: "integrationProvider.welcome";
    readonly retrieveManifest: "integrationProvider.retrieveManifest";
    readonly init: "integrationProvider.init";
    readonly connect: "integrationProvider.connect";
    readonly unlinked: "integrationProvider.unlinked";
  };
  readonly objectStorage: {
    readonly account: {
      readonly get: "objectStorage.account.get";
    };
    readonly prices: {
      readonly list: "objectStorage.prices.list";
    };
    readonly regions: {
      readonly list: "objectStorage.regions.list";
      readonly get: "objectStorage.regions.get";
    };
    readonly zones: {
      readonly list: "objectStorage.zones.list";
    };
    readonly jobs: {
      readonly create: "objectStorage.jobs.create";
      readonly list: "objectStorage.jobs.list";
      readonly get: "objectStorage.jobs.get";
      readonly cancel: "objectStorage.jobs.cancel";
    };
    readonly services: {
      readonly create: "objectStorage.services.create";
      readonly list: "objectStorage.services.list";
      readonly get: "objectStorage.services.get";
      readonly replace: "objectStorage.services.replace";
      readonly modify: "objectStorage.services.modify";
      readonly delete: "objectStorage.services.delete";
    };
    readonly networks: {
      readonly create: "objectStorage.networks.create";
      readonly list: "objectStorage.networks.list";
      readonly get: "objectStorage.networks.get";
      readonly delete: "objectStorage.networks.delete";
    };
    readonly labels: {
      readonly create: "objectStorage.labels.create";
      readonly list: "objectStorage.labels.list";
      readonly get: "objectStorage.labels.get";
      readonly modify: "objectStorage.labels.modify";
      readonly delete: "objectStorage.labels.delete";
    };
    readonly buckets: {
      readonly create: "objectStorage.buckets.create";
      readonly list: "objectStorage.buckets.list";
      readonly delete: "objectStorage.buckets.delete";
    };
    readonly metrics: {
      readonly get: "objectStorage.metrics.get";
      readonly listSeries: "objectStorage.metrics.listSeries";
    };
    readonly customDomains: {
      readonly create: "objectStorage.customDomains.create";
      readonly list: "objectStorage.customDomains.list";
      readonly get: "objectStorage.customDomains.get";
      readonly modify: "objectStorage.customDomains.modify";
      readonly delete: "objectStorage.customDomains.delete";
    };
    readonly domains: {
      readonly list: "objectStorage.domains.list";
    };
    readonly staticWebsites: {
      readonly create: "objectStorage.staticWebsites.create";
      readonly list: "objectStorage.staticWebsites.list";
      readonly get: "objectStorage.staticWebsites.get";
      readonly modify: "objectStorage.staticWebsites.modify";
      readonly delete: "objectStorage.staticWebsites.delete";
    };
    readonly users: {
      readonly create: "objectStorage.users.create";
      readonly list: "objectStorage.users.list";
      readonly get: "objectStorage.users.get";
      readonly delete: "objectStorage.users.delete";
      readonly accessKeys: {
        readonly create: "objectStorage.users.accessKeys.create";
        readonly list: "objectStorage.users.accessKeys.list";
        readonly get: "objectStorage.users.accessKeys.get";
        readonly modify: "objectStorage.users.accessKeys.modify";
        readonly delete: "objectStorage.users.accessKeys.delete";
      };
      readonly policies: {
        readonly list: "objectStorage.users.policies.list";
        readonly attach: "objectStorage.users.policies.attach";
        readonly detach: "objectStorage.users.policies.detach";
      };
      readonly inlinePolicies: {
        readonly create: "objectStorage.users.inlinePolicies.create";
        readonly list: "objectStorage.users.inlinePolicies.list";
        readonly get: "objectStorage.users.inlinePolicies.get";
        readonly delete: "objectStorage.users.inlinePolicies.delete";
      };
      readonly tags: {
        readonly get: "objectStorage.users.tags.get";
        readonly replace: "objectStorage.users.tags.replace";
        readonly delete: "objectStorage.users.tags.delete";
      };
      readonly permissionsBoundary: {
        readonly set: "objectStorage.users.permissionsBoundary.set";
        readonly delete: "objectStorage.users.permissionsBoundary.delete";
      };
    };
    readonly groups: {
      readonly create: "objectStorage.groups.create";
      readonly list: "objectStorage.groups.list";
      readonly get: "objectStorage.groups.get";
      readonly delete: "objectStorage.groups.delete";
      readonly users: {
        readonly attach: "objectStorage.groups.users.attach";
        readonly remove: "objectStorage.groups.users.remove";
      };
      readonly policies: {
        readonly list: "objectStorage.groups.policies.list";
        readonly attach: "objectStorage.groups.policies.attach";
        readonly detach: "objectStorage.groups.policies.detach";
      };
      readonly inlinePolicies: {
        readonly create: "objectStorage.groups.inlinePolicies.create";
        readonly list: "objectStorage.groups.inlinePolicies.list";
        readonly get: "objectStorage.groups.inlinePolicies.get";
        readonly delete: "objectStorage.groups.inlinePolicies.delete";
      };
    };
    readonly roles: {
      readonly create: "objectStorage.roles.create";
      readonly list: "objectStorage.roles.list";
      readonly get: "objectStorage.roles.get";
      readonly update: "objectStorage.roles.update";
      readonly delete: "objectStorage.roles.delete";
      readonly assumeRolePolicy: {
        readonly set: "objectStorage.roles.assumeRolePolicy.set";
      };
      readonly policies: {
        readonly list: "objectStorage.roles.policies.list";
        readonly attach: "objectStorage.roles.policies.attach";
        readonly detach: "objectStorage.roles.policies.detach";
      };
      readonly inlinePolicies: {
        readonly create: "objectStorage.roles.inlinePolicies.create";
        readonly list: "objectStorage.roles.inlinePolicies.list";
        readonly get: "objectStorage.roles.inlinePolicies.get";
        readonly delete: "objectStorage.roles.inlinePolicies.delete";
      };
      readonly tags: {
        readonly get: "objectStorage.roles.tags.get";
        readonly replace: "objectStorage.roles.tags.replace";
        readonly delete: "objectStorage.roles.tags.delete";
      };
      readonly permissionsBoundary: {
        readonly set: "objectStorage.roles.permissionsBoundary.set";
        readonly delete: "objectStorage.roles.permissionsBoundary.delete";
      };
    };
    readonly policies: {
      readonly create: "objectStorage.policies.create";
      readonly list: "objectStorage.policies.list";
      readonly get: "objectStorage.policies.get";
      readonly setDefaultVersion: "objectStorage.policies.setDefaultVersion";
      readonly delete: "objectStorage.policies.delete";
      readonly versions: {
        readonly create: "objectStorage.policies.versions.create";
        readonly list: "objectStorage.policies.versions.list";
        readonly get: "objectStorage.policies.versions.get";
        readonly delete: "objectStorage.policies.versions.delete";
      };
    };
  };
}

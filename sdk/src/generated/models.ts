// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { PolicyDocument, TrustDocument } from "./policy-document-model.js";

/** Empty: a new key has no settings. */
export interface AccessKeyCreate {
  [member: string]: never;
}

/** An access key of a user, without its secret. */
export interface AccessKeyDetailResponse {
  /**
   * The public half of the key.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /** Whether requests signed with the key are accepted. */
  status: AccessKeyStatus;
  /**
   * When the key was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the key last signed a request; the time of its creation if it never has (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  last_used_at: string;
}

/** All access keys of a user, without their secrets. */
export type AccessKeyListResponse = AccessKeyDetailResponse[];

/** A change of an access key (JSON Merge Patch). */
export interface AccessKeyModify {
  /** Whether requests signed with the key should be accepted. */
  status?: AccessKeyStatus | undefined;
}

/** Whether requests signed with the key are accepted. */
export type AccessKeyStatus = "Active" | "Inactive";

/** A short-lived access token. */
export interface AccessToken {
  /** A signed JWT (RS256), to be sent as a bearer token. It is valid for fifteen minutes. */
  accessToken: string;
}

/**
 * How much of each resource the account may have. They are the vendor's usual numbers, for clients that read them:
 * this server enforces that of object storage services alone.
 */
export interface AccountResourceLimits {
  /**
   * CPU cores; may be missing.
   *
   * @example 200
   */
  cores?: number;
  /**
   * Floating IP addresses that are attached to nothing; may be missing.
   *
   * @example 10
   */
  detached_floating_ips?: number;
  /**
   * Load balancers; may be missing.
   *
   * @example 50
   */
  load_balancers?: number;
  /**
   * Object storage services; may be missing.
   *
   * @example 100
   */
  managed_object_storages?: number;
  /**
   * Memory in MiB; may be missing.
   *
   * @example 1048576
   */
  memory?: number;
  /**
   * Network peerings; may be missing.
   *
   * @example 100
   */
  network_peerings?: number;
  /**
   * Private networks; may be missing.
   *
   * @example 100
   */
  networks?: number;
  /**
   * Transfer in GiB beyond the pool, after which bandwidth is capped; may be missing.
   *
   * @example 20000
   */
  ntp_excess_gib?: number;
  /**
   * Public IPv4 addresses; may be missing.
   *
   * @example 100
   */
  public_ipv4?: number;
  /**
   * Public IPv6 addresses; may be missing.
   *
   * @example 100
   */
  public_ipv6?: number;
  /**
   * HDD storage in GiB; may be missing.
   *
   * @example 10240
   */
  storage_hdd?: number;
  /**
   * MaxIOPS storage in GiB; may be missing.
   *
   * @example 10240
   */
  storage_maxiops?: number;
  /**
   * SSD storage in GiB; may be missing.
   *
   * @example 10240
   */
  storage_ssd?: number;
}

/** The account whose credentials the request carries. */
export interface AccountResponse {
  /** The account. */
  account: AccountSummary;
}

/** An account, as its owner sees it. */
export interface AccountSummary {
  /**
   * Remaining credits; null if they are unlimited.
   *
   * @example 12.5
   */
  credits: number | null;
  /**
   * How much of each resource the account may have. They are the vendor's usual numbers, for clients that read them:
   * this server enforces that of object storage services alone.
   */
  resource_limits: AccountResourceLimits;
  /**
   * Name of the account.
   *
   * @example "ada"
   */
  username: string;
}

/** The user or group of an entry of an access control list. */
export type AclEntity = AclEntityProjectGroup | AclEntityUser;

/** All members of a project's group. */
export interface AclEntityProjectGroup {
  /** A group of a project. */
  type: "project_group";
  /** Id of the project. */
  projectId: string;
  /** Id of the group. */
  group: string;
}

/** One user. */
export interface AclEntityUser {
  /** A single user. */
  type: "user";
  /** Name of the user. */
  username: string;
}

/** A new trust document. */
export interface AssumeRolePolicyRequest {
  /**
   * Who may assume the role. Raw JSON text, or percent- or form-encoded JSON; decoded and without whitespace 1 to 131072
   * characters. Its patterns (texts with *, ? or variables) together have at most 8192 characters; a list of patterns
   * and each pattern of an ARN count as at least 96; a pattern with a variable and a wildcard other than a final *
   * counts as at least 1024; it has at most 1000 condition keys.
   */
  document: TrustDocument | string;
}

/** The trust document that is now in force. */
export interface AssumeRolePolicyResponse {
  /** The trust document as raw JSON text. */
  document: string;
}

/** A claim token for registered credentials. */
export interface AuthProvidersClaimRequestItem {
  /** The token from `register`. */
  claimToken: string;
}

/** A new key pair. It is not stored anywhere. */
export interface AuthProvidersGenerateKeyPairResponse {
  /** RSA public key: Base64 of its X.509 SubjectPublicKeyInfo in DER. */
  publicKey: string;
  /** RSA private key: Base64 of its PKCS #8 form in DER. */
  privateKey: string;
}

/** A provider that a service wants to call on behalf of Core. */
export interface AuthProvidersRefreshAsOrchestratorRequestItem {
  /**
   * Unique name of the provider to call.
   *
   * @example "example"
   */
  providerId: string;
}

/** A provider name to create credentials for. */
export interface AuthProvidersRegisterRequestItem {
  /**
   * The provider's unique name, up to 128 characters.
   *
   * @example "example"
   */
  id: string;
}

/** The token to claim the credentials with. */
export interface AuthProvidersRegisterResponseItem {
  /** The token that `claim` exchanges for the credentials. */
  claimToken: string;
}

/** A provider's public key. */
export interface AuthProvidersRetrievePublicKeyResponse {
  /** RSA public key: Base64 of its X.509 SubjectPublicKeyInfo in DER. */
  publicKey: string;
}

/** A bucket to create. */
export interface BucketCreate {
  /**
   * Name of the new bucket, unique within the service: 1 to 254 upper or lower case letters, digits, dots, `-` and `_`.
   *
   * @example "holiday-photos"
   */
  name: string;
}

/** A bucket, with the number and size of its objects. */
export interface BucketDetailResponse {
  /**
   * Name of the bucket.
   *
   * @example "holiday-photos"
   */
  name: string;
  /**
   * Objects in the bucket.
   *
   * @example 412
   */
  total_objects: number;
  /**
   * Size of all objects in the bucket, in bytes.
   *
   * @example 1846213551
   */
  total_size_bytes: number;
  /** True while the bucket is being cleaned up. It can no longer be used, and will leave the list. */
  deleted: boolean;
}

/** One page of a service's buckets. */
export type BucketListResponse = BucketDetailResponse[];

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersClaimRequestItem {
  /** The items. The response keeps their order. */
  items: readonly AuthProvidersClaimRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem {
  /** The items. The response keeps their order. */
  items: readonly AuthProvidersRefreshAsOrchestratorRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersRegisterRequestItem {
  /** The items. The response keeps their order. */
  items: readonly AuthProvidersRegisterRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfFindByStringId {
  /** The items. The response keeps their order. */
  items: readonly FindByStringId[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfProviderSpecification {
  /** The items. The response keeps their order. */
  items: readonly ProviderSpecificationInput[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfProvidersRenewRefreshTokenRequestItem {
  /** The items. The response keeps their order. */
  items: readonly ProvidersRenewRefreshTokenRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfRefreshToken {
  /** The items. The response keeps their order. */
  items: readonly RefreshToken[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfUpdatedAcl {
  /** The items. The response keeps their order. */
  items: readonly UpdatedAcl[];
}

/** The responses to the items of a bulk request. */
export interface BulkResponseOfAccessToken {
  /** One element for each item of the request, in its order. */
  responses: AccessToken[];
}

/** The responses to the items of a bulk request. */
export interface BulkResponseOfAuthProvidersRegisterResponseItem {
  /** One element for each item of the request, in its order. */
  responses: AuthProvidersRegisterResponseItem[];
}

/** The responses to the items of a bulk request. */
export interface BulkResponseOfFindByStringId {
  /** One element for each item of the request, in its order. */
  responses: FindByStringId[];
}

/** The responses to the items of a bulk request. */
export interface BulkResponseOfPublicKeyAndRefreshToken {
  /** One element for each item of the request, in its order. */
  responses: PublicKeyAndRefreshToken[];
}

/** The responses to the items of a bulk request. */
export interface BulkResponseOfUnit {
  /** One element for each item of the request, in its order. */
  responses: (Unit | null)[];
}

/** Why a UCloud request failed. */
export interface CommonErrorMessage {
  /** A sentence for humans. It may change at any time: do not match on it. */
  why: string;
  /** A stable code for machines, or null where the API defines none. */
  errorCode: string | null;
}

/** A machine to run jobs on. */
export interface ComputeProduct {
  /** The kind of product. */
  type: "compute";
  /** Name of the product, unique in its category. */
  name: string;
  /** Price of one unit, in millionths of a credit. */
  pricePerUnit: number;
  /** Names a category of products. */
  category: ProductCategoryId;
  /** What the product is, for its users. */
  description: string;
  /** Position in listings; lower numbers come first. */
  priority: number;
  /** Version of the product; each change increments it. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, as the accounting system names it. */
  productType: "COMPUTE";
  /** What one unit is. */
  unitOfPrice:
    | "CREDITS_PER_UNIT"
    | "PER_UNIT"
    | "CREDITS_PER_MINUTE"
    | "CREDITS_PER_HOUR"
    | "CREDITS_PER_DAY"
    | "UNITS_PER_MINUTE"
    | "UNITS_PER_HOUR"
    | "UNITS_PER_DAY";
  /** Whether usage is summed up, or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms omit it. */
  hiddenInGrantApplications: boolean;
  /** The balance of the requesting workspace, in units; null unless it was requested. */
  balance: number | null;
  /** The most that the requesting workspace can use now, in units; null unless it was requested. */
  maxUsableBalance: number | null;
  /** Virtual processors. */
  cpu: number | null;
  /** Main memory, in gigabytes. */
  memoryInGigs: number | null;
  /** Graphics processors. */
  gpu: number | null;
  /** Model of the processors. */
  cpuModel: string | null;
  /** Model of the main memory. */
  memoryModel: string | null;
  /** Model of the graphics processors. */
  gpuModel: string | null;
}

/** The desired state of a service: running (`started`) or not running (`stopped`). */
export type ConfiguredStatus = "started" | "stopped";

/** A new access key, with its secret. */
export interface CreateAccessKeyResponse {
  /**
   * The public half of the key.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /** Whether requests signed with the key are accepted. */
  status: AccessKeyStatus;
  /**
   * When the key was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the key last signed a request; the time of its creation if it never has (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  last_used_at: string;
  /**
   * The secret half of the key, 40 characters. No other response contains it: store it.
   *
   * @example "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40"
   */
  secret_access_key: string;
}

/** A custom domain to attach. */
export interface CustomDomainCreate {
  /**
   * Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it needs an ALIAS
   * record, or a DNS provider that flattens CNAMEs.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** Where a custom domain is reached from: only the internet so far. */
  type: CustomDomainType;
  /** What the domain serves. It cannot be changed; to change it, delete the domain and attach it again. */
  mode?: DomainMode | undefined;
}

/** A domain of the customer for a service. */
export interface CustomDomainDetailResponse {
  /**
   * Host name of the domain.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** Where a custom domain is reached from: only the internet so far. */
  type: CustomDomainType;
  /** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
  mode: DomainMode;
}

/** All custom domains of a service. */
export type CustomDomainListResponse = CustomDomainDetailResponse[];

/** The new name of a custom domain. Its mode cannot change. */
export interface CustomDomainModify {
  /**
   * Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it needs an ALIAS
   * record, or a DNS provider that flattens CNAMEs.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** Where a custom domain is reached from: only the internet so far. */
  type: CustomDomainType;
}

/** Where a custom domain is reached from: only the internet so far. */
export type CustomDomainType = "public";

/** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
export type DomainMode = "api" | "static-website";

/** A host name that the system assigned to a service. */
export interface EndpointResponse {
  /**
   * Host name; the S3 API is `https://` and this.
   *
   * @example "k3v9a.upcloudobjects.com"
   */
  domain_name: string;
  /** Where an endpoint is reached from: the internet (`public`) or private networks (`private`). */
  type: EndpointType;
  /** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
  mode: DomainMode;
  /** URL of the IAM API; missing on endpoints for static websites. */
  iam_url?: string;
  /** URL of the STS API; missing on endpoints for static websites. */
  sts_url?: string;
}

/** Where an endpoint is reached from: the internet (`public`) or private networks (`private`). */
export type EndpointType = "public" | "private";

/** A reference by id. */
export interface FindByStringId {
  /** The id. Ids are text even if they look like numbers. */
  id: string;
}

/** A group to create. */
export interface GroupCreate {
  /**
   * Name of the new group, unique within the service, 1 to 128 characters.
   *
   * @example "analysts"
   */
  name: string;
}

/** All groups of a service. */
export type GroupListResponse = GroupResponse[];

/** A group of users. No call lists its members. */
export interface GroupResponse {
  /**
   * ARN of the group.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:group/analysts"
   */
  arn: string;
  /**
   * Name of the group, unique within the service.
   *
   * @example "analysts"
   */
  name: string;
  /**
   * When the group was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
}

/** A public link to a job. */
export interface IngressProduct {
  /** The kind of product. */
  type: "ingress";
  /** Name of the product, unique in its category. */
  name: string;
  /** Price of one unit, in millionths of a credit. */
  pricePerUnit: number;
  /** Names a category of products. */
  category: ProductCategoryId;
  /** What the product is, for its users. */
  description: string;
  /** Position in listings; lower numbers come first. */
  priority: number;
  /** Version of the product; each change increments it. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, as the accounting system names it. */
  productType: "INGRESS";
  /** What one unit is. */
  unitOfPrice:
    | "CREDITS_PER_UNIT"
    | "PER_UNIT"
    | "CREDITS_PER_MINUTE"
    | "CREDITS_PER_HOUR"
    | "CREDITS_PER_DAY"
    | "UNITS_PER_MINUTE"
    | "UNITS_PER_HOUR"
    | "UNITS_PER_DAY";
  /** Whether usage is summed up, or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms omit it. */
  hiddenInGrantApplications: boolean;
  /** The balance of the requesting workspace, in units; null unless it was requested. */
  balance: number | null;
  /** The most that the requesting workspace can use now, in units; null unless it was requested. */
  maxUsableBalance: number | null;
}

/** A policy that belongs to one user, group or role. */
export interface InlinePolicyCreate {
  /**
   * Name of the inline policy, unique for its owner, 1 to 128 characters.
   *
   * @example "list-buckets"
   */
  name: string;
  /**
   * What the owner may do. Raw JSON text, or percent- or form-encoded JSON; decoded and without whitespace 1 to 6144
   * characters. At most 8 of its texts have a variable and a wildcard other than a final *.
   */
  document: PolicyDocument | string;
}

/** All inline policies of the owner, with their documents. */
export type InlinePolicyListResponse = InlinePolicyResponse[];

/** An inline policy, by its name. */
export interface InlinePolicyName {
  /**
   * Name of the inline policy.
   *
   * @example "list-buckets"
   */
  name: string;
}

/** An inline policy with its document. */
export interface InlinePolicyResponse {
  /**
   * Name of the inline policy.
   *
   * @example "list-buckets"
   */
  name: string;
  /**
   * The document as raw JSON text, however it was sent.
   *
   * @example
   * "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}"
   */
  document: string;
}

/** A user who wants to connect. */
export interface IntegrationProviderConnectRequest {
  /** Name of the UCloud user. */
  username: string;
}

/** Where to send a user to connect. */
export interface IntegrationProviderConnectResponse {
  /** Where to send the user's browser: a URL, or a path at the provider. */
  redirectTo: string;
}

/** A user to prepare the provider for. */
export interface IntegrationProviderInitRequest {
  /** Name of the UCloud user. */
  username: string;
}

/** How a provider connects its users. */
export interface IntegrationProviderRetrieveManifestResponse {
  /** Whether users connect to this provider. */
  enabled: boolean;
  /** How long a connection lasts, in milliseconds; null means forever. */
  expireAfterMs?: number | null | undefined;
  /** Whether users must sign their requests. */
  requiresMessageSigning?: boolean | undefined;
}

/** A user whose connection was removed. */
export interface IntegrationProviderUnlinkedRequest {
  /** Name of the UCloud user. */
  username: string;
}

/**
 * Tells an integration module that it was approved.
 *
 * @deprecated The owner reads the tokens with `providers.retrieve`.
 */
export interface IntegrationProviderWelcomeRequest {
  /** The token from the first step of the approval protocol. Compare it: it proves where the call comes from. */
  token: string;
  /** What a new provider needs to work with Core. */
  createdProvider: ProviderWelcomeTokens;
}

/** A faulty field of a request. */
export interface InvalidParam {
  /**
   * Dotted path of the field, with numeric indexes.
   *
   * @example "networks.0.family"
   */
  name: string;
  /** What was expected, in a sentence. */
  reason: string;
}

/** A job to create. */
export interface JobCreate {
  /** The type of a job: it copies. */
  type: JobType;
  /** Where a job copies from. */
  source: JobSource;
  /** Where a job copies to. */
  target: JobTarget;
}

/** A job that copies from one object storage to another. */
export interface JobDetailResponse {
  /**
   * UUID of the job.
   *
   * @example "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14"
   */
  uuid: string;
  /**
   * State of a job: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), failed
   * (`failed`) or canceled (`canceled`).
   */
  operational_state: JobOperationalState;
  /** The job's request, without secrets. */
  input: JobInput;
  /** The job's result so far. */
  output: JobOutput;
  /**
   * When the job was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the job last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** The job's request, without secrets. */
export interface JobInput {
  /** The type of a job: it copies. */
  type: JobType;
  /** Where the job copies from. */
  source: JobLocation;
  /** Where the job copies to. */
  target: JobLocation;
}

/** All jobs of the account, newest first. */
export type JobListResponse = JobDetailResponse[];

/** One side of a job, without its secret. */
export interface JobLocation {
  /**
   * Id of the access key.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /**
   * Bucket; empty or missing for all buckets.
   *
   * @example "archive"
   */
  bucket?: string;
  /**
   * URL of the endpoint.
   *
   * @example "https://s3.example.com"
   */
  endpoint_url: string;
}

/**
 * State of a job: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), failed
 * (`failed`) or canceled (`canceled`).
 */
export type JobOperationalState = "pending" | "configuring" | "running" | "completed" | "failed" | "canceled";

/** The job's result so far. */
export interface JobOutput {
  /**
   * Bytes copied so far. What the target had already does not count.
   *
   * @example 1846213551
   */
  bytes: number;
  /**
   * Total bytes to copy, as far as known: they are counted while the job copies.
   *
   * @example 1846213551
   */
  total_bytes: number;
  /**
   * Why the job failed, as a sentence; empty if it did not fail.
   *
   * @example ""
   */
  error: string;
  /**
   * Duration of the transfer so far, in seconds, as decimal text; empty before it starts.
   *
   * @example "73.418"
   */
  transfer_time: string;
}

/** Where a job copies from. */
export interface JobSource {
  /**
   * Id of the access key, 1 to 128 characters.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /** Secret of the access key, 1 to 128 characters. No response contains it. */
  secret_access_key: string;
  /**
   * URL of any S3-compatible object storage, 1 to 255 characters.
   *
   * @example "https://s3.example.com"
   */
  endpoint_url: string;
  /**
   * Bucket, up to 255 characters. If it is empty or missing, the name on the other side counts; if both are, all buckets
   * are meant.
   *
   * @example "archive"
   */
  bucket?: string | undefined;
}

/** Where a job copies to. */
export interface JobTarget {
  /**
   * Id of the access key, 1 to 128 characters.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /** Secret of the access key, 1 to 128 characters. No response contains it. */
  secret_access_key: string;
  /**
   * URL of an endpoint of a managed object storage, 1 to 255 characters.
   *
   * @example "https://s3.example.com"
   */
  endpoint_url: string;
  /**
   * Bucket, up to 255 characters. If it is empty or missing, the name on the other side counts; if both are, all buckets
   * are meant.
   *
   * @example "archive"
   */
  bucket?: string | undefined;
}

/** The type of a job: it copies. */
export type JobType = "copy";

/** A label to add to a service. */
export interface LabelCreate {
  /**
   * The label's key, unique within the service: 2 to 32 printable ASCII characters, including spaces. The first must not
   * be `_`: such keys belong to the system.
   *
   * @example "env"
   */
  key: string;
  /**
   * The label's value: up to 255 letters, digits, punctuation marks, symbols and spaces of any script; null means empty
   * text.
   *
   * @example "staging"
   */
  value: string | null;
}

/** A label of a service. */
export interface LabelDetailResponse {
  /**
   * The label's key.
   *
   * @example "env"
   */
  key: string;
  /**
   * The label's value; may be empty.
   *
   * @example "staging"
   */
  value: string;
}

/** All labels of a service. */
export type LabelListResponse = LabelDetailResponse[];

/** A change of a label (JSON Merge Patch). */
export interface LabelModify {
  /**
   * A new key, unique within the service: 2 to 32 printable ASCII characters, including spaces. The first must not be
   * `_`: such keys belong to the system. If omitted, the key stays.
   *
   * @example "environment"
   */
  key?: string | undefined;
  /**
   * A new value: up to 255 letters, digits, punctuation marks, symbols and spaces of any script; null means empty text.
   * If omitted, the value stays.
   *
   * @example "production"
   */
  value?: string | null | undefined;
}

/** A software licence. */
export interface LicenseProduct {
  /** The kind of product. */
  type: "license";
  /** Name of the product, unique in its category. */
  name: string;
  /** Price of one unit, in millionths of a credit. */
  pricePerUnit: number;
  /** Names a category of products. */
  category: ProductCategoryId;
  /** What the product is, for its users. */
  description: string;
  /** Position in listings; lower numbers come first. */
  priority: number;
  /** Version of the product; each change increments it. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, as the accounting system names it. */
  productType: "LICENSE";
  /** What one unit is. */
  unitOfPrice:
    | "CREDITS_PER_UNIT"
    | "PER_UNIT"
    | "CREDITS_PER_MINUTE"
    | "CREDITS_PER_HOUR"
    | "CREDITS_PER_DAY"
    | "UNITS_PER_MINUTE"
    | "UNITS_PER_HOUR"
    | "UNITS_PER_DAY";
  /** Whether usage is summed up, or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms omit it. */
  hiddenInGrantApplications: boolean;
  /** The balance of the requesting workspace, in units; null unless it was requested. */
  balance: number | null;
  /** The most that the requesting workspace can use now, in units; null unless it was requested. */
  maxUsableBalance: number | null;
  /** Tags by which applications find the licence. */
  tags: string[];
}

/** A planned or ongoing interruption of a product. */
export interface Maintenance {
  /** What is done, and how it affects users. */
  description: string;
  /** How much of the product can be used in the meantime. */
  availability: "MINOR_DISRUPTION" | "MAJOR_DISRUPTION" | "NO_SERVICE";
  /** When the interruption begins, in milliseconds since the Unix epoch. */
  startsAt: number;
  /** When the interruption should end, in milliseconds since the Unix epoch. */
  estimatedEndsAt: number | null;
}

/** One page of intervals. */
export type MetricsSeriesListResponse = MetricsSeriesPoint[];

/** One interval: the storage at its end, and the traffic within it. */
export interface MetricsSeriesPoint {
  /**
   * Bytes stored at `end_at`.
   *
   * @example 1846213551
   */
  bytes_total: number;
  /**
   * Bytes written within the interval.
   *
   * @example 1846213551
   */
  bytes_created: number;
  /**
   * Bytes deleted within the interval.
   *
   * @example 1846213551
   */
  bytes_deleted: number;
  /**
   * Bytes received from clients within the interval.
   *
   * @example 1846213551
   */
  bytes_received: number;
  /**
   * Bytes sent to clients within the interval.
   *
   * @example 1846213551
   */
  bytes_transmitted: number;
  /**
   * Objects stored at `end_at`.
   *
   * @example 412
   */
  objects_total: number;
  /**
   * Objects created within the interval.
   *
   * @example 412
   */
  objects_created: number;
  /**
   * Objects deleted within the interval.
   *
   * @example 412
   */
  objects_deleted: number;
  /**
   * Start of the interval (inclusive) (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  start_at: string;
  /**
   * End of the interval (exclusive) (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  end_at: string;
}

/** How much a service stores at the moment. */
export interface MetricsUsageResponse {
  /**
   * Objects stored.
   *
   * @example 412
   */
  total_objects: number;
  /**
   * Size of all stored objects, in bytes.
   *
   * @example 1846213551
   */
  total_size_bytes: number;
}

/** A network to attach. */
export interface NetworkCreate {
  /**
   * Name of the network, unique within the service: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "office"
   */
  name: string;
  /** Whether the network is the internet (`public`) or a network of the customer (`private`). */
  type: NetworkType;
  /** Address family of a network: only IPv4 so far. */
  family: NetworkFamily;
  /** UUID of the private network. Required if `type` is `private`; must be omitted if it is `public`. */
  uuid?: string | undefined;
}

/** A network that a service can be reached from. */
export interface NetworkDetailResponse {
  /**
   * Name of the network.
   *
   * @example "office"
   */
  name: string;
  /** Whether the network is the internet (`public`) or a network of the customer (`private`). */
  type: NetworkType;
  /** Address family of a network: only IPv4 so far. */
  family: NetworkFamily;
  /** UUID of a private network; missing for public networks. */
  uuid?: string;
}

/** Address family of a network: only IPv4 so far. */
export type NetworkFamily = "IPv4";

/** A public IP address. */
export interface NetworkIPProduct {
  /** The kind of product. */
  type: "network_ip";
  /** Name of the product, unique in its category. */
  name: string;
  /** Price of one unit, in millionths of a credit. */
  pricePerUnit: number;
  /** Names a category of products. */
  category: ProductCategoryId;
  /** What the product is, for its users. */
  description: string;
  /** Position in listings; lower numbers come first. */
  priority: number;
  /** Version of the product; each change increments it. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, as the accounting system names it. */
  productType: "NETWORK_IP";
  /** What one unit is. */
  unitOfPrice:
    | "CREDITS_PER_UNIT"
    | "PER_UNIT"
    | "CREDITS_PER_MINUTE"
    | "CREDITS_PER_HOUR"
    | "CREDITS_PER_DAY"
    | "UNITS_PER_MINUTE"
    | "UNITS_PER_HOUR"
    | "UNITS_PER_DAY";
  /** Whether usage is summed up, or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms omit it. */
  hiddenInGrantApplications: boolean;
  /** The balance of the requesting workspace, in units; null unless it was requested. */
  balance: number | null;
  /** The most that the requesting workspace can use now, in units; null unless it was requested. */
  maxUsableBalance: number | null;
}

/** All networks of a service. */
export type NetworkListResponse = NetworkDetailResponse[];

/** Whether the network is the internet (`public`) or a network of the customer (`private`). */
export type NetworkType = "public" | "private";

/**
 * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
 * `stopped`; after `delete-…` the service no longer exists.
 */
export type OperationalState =
  | "pending"
  | "setup-service"
  | "setup-network"
  | "setup-tls"
  | "setup-public-endpoint"
  | "setup-private-endpoint"
  | "setup-dns"
  | "setup-iam"
  | "cleanup-deleted-buckets"
  | "setup-checkup"
  | "running"
  | "stopped"
  | "delete-private-endpoint"
  | "delete-public-endpoint"
  | "delete-buckets"
  | "delete-iam"
  | "delete-namespace"
  | "delete-dns"
  | "delete-tls"
  | "delete-network"
  | "delete-service";

/** One page of a listing. Only a null `next` marks the end. */
export interface PageV2OfProvider {
  /** The page size that was used. */
  itemsPerPage: number;
  /** The items of this page. There may be fewer than the page size. */
  items: Provider[];
  /** The `next` to send for the following page; null on the last page. */
  next: string | null;
}

/** A permission on a resource. Only READ and EDIT can be granted; ADMIN implies both. */
export type Permission = "READ" | "EDIT" | "ADMIN" | "PROVIDER";

/** The policy to set as the permissions boundary. */
export interface PermissionsBoundaryCreate {
  /**
   * Name of the policy that becomes the boundary, 1 to 128 characters.
   *
   * @example "reports-only"
   */
  policy_name: string;
}

/** A boundary with its ARN, in the response to an update of a role. */
export interface PermissionsBoundaryObject {
  /**
   * ARN of the policy that is the boundary.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"
   */
  permissions_boundary_arn: string;
  /** The kind of boundary. */
  permissions_boundary_type: "Policy";
}

/** Name of the policy that is the boundary. */
export type PermissionsBoundaryResponse = string;

/** The policy to attach. */
export interface PolicyAttachmentCreate {
  /**
   * Name (not ARN) of an own policy or a system policy, 1 to 128 characters.
   *
   * @example "ECSS3ReadOnlyAccess"
   */
  name: string;
}

/** All managed policies that are attached. */
export type PolicyAttachmentListResponse = PolicyAttachmentResponse[];

/** A managed policy that is attached. */
export interface PolicyAttachmentResponse {
  /**
   * ARN of the policy.
   *
   * @example "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"
   */
  arn: string;
  /**
   * Name of the policy.
   *
   * @example "ECSS3ReadOnlyAccess"
   */
  name: string;
}

/** A managed policy to create. */
export interface PolicyCreate {
  /**
   * Name of the new policy, unique within the service, 1 to 128 characters.
   *
   * @example "reports-only"
   */
  name: string;
  /**
   * Description of the policy, 1 to 1000 characters. It cannot be changed later.
   *
   * @example "Reads reports, and nothing else."
   */
  description?: string | undefined;
  /**
   * What the policy allows and denies: the document of its first version. Raw JSON text, or percent- or form-encoded
   * JSON; decoded and without whitespace 1 to 6144 characters. At most 8 of its texts have a variable and a wildcard
   * other than a final *.
   */
  document: PolicyDocument | string;
}

/** A managed policy with the document that is in force. */
export interface PolicyDetailResponse {
  /**
   * ARN of the policy. ARNs of system policies have no namespace.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"
   */
  arn: string;
  /**
   * Name of the policy, unique within the service.
   *
   * @example "reports-only"
   */
  name: string;
  /**
   * Description of the policy; empty if none was given.
   *
   * @example "Reads reports, and nothing else."
   */
  description: string;
  /** Whether it is a system policy: every service has it, and it cannot be changed. */
  system: boolean;
  /**
   * Number of users, groups and roles of the service that the policy is attached to.
   *
   * @example 1
   */
  attachment_count: number;
  /**
   * The version that is in force.
   *
   * @example "v2"
   */
  default_version_id: string;
  /**
   * When the policy was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the policy or its default version last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
  /**
   * The document, form-encoded (`application/x-www-form-urlencoded`): replace `+` by spaces and percent-decode it to get
   * JSON. Own documents have no whitespace, and `Action` is always a list.
   *
   * @example
   * "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D"
   */
  document: string;
}

/** All managed policies: first the system's, then the service's own. */
export type PolicyListResponse = PolicySummary[];

/** The version of a policy to put in force. */
export interface PolicySetDefaultVersion {
  /**
   * The version to put in force.
   *
   * @example "v2"
   */
  version_id: string;
}

/** A managed policy, without its document. */
export interface PolicySummary {
  /**
   * ARN of the policy. ARNs of system policies have no namespace.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"
   */
  arn: string;
  /**
   * Name of the policy, unique within the service.
   *
   * @example "reports-only"
   */
  name: string;
  /**
   * Description of the policy; empty if none was given.
   *
   * @example "Reads reports, and nothing else."
   */
  description: string;
  /** Whether it is a system policy: every service has it, and it cannot be changed. */
  system: boolean;
  /**
   * Number of users, groups and roles of the service that the policy is attached to.
   *
   * @example 1
   */
  attachment_count: number;
  /**
   * The version that is in force.
   *
   * @example "v2"
   */
  default_version_id: string;
  /**
   * When the policy was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the policy or its default version last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** A new version of a policy's document. */
export interface PolicyVersionCreate {
  /**
   * What the version allows and denies. Raw JSON text, or percent- or form-encoded JSON; decoded and without whitespace
   * 1 to 6144 characters. At most 8 of its texts have a variable and a wildcard other than a final *.
   */
  document: PolicyDocument | string;
  /** Whether the new version is put in force immediately. */
  is_default?: boolean | undefined;
}

/** All versions of a policy, newest first. */
export type PolicyVersionListResponse = PolicyVersionResponse[];

/** One version of a policy's document. */
export interface PolicyVersionResponse {
  /**
   * `v` and a number. Numbers increase and are never reused.
   *
   * @example "v2"
   */
  version_id: string;
  /**
   * The document, form-encoded (`application/x-www-form-urlencoded`): replace `+` by spaces and percent-decode it to get
   * JSON. Own documents have no whitespace, and `Action` is always a list.
   *
   * @example
   * "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D"
   */
  document: string;
  /** Whether this version is in force. */
  is_default: boolean;
  /** When the version was created (RFC 3339). */
  create_date?: string;
  /** The same as `create_date`, for clients that read this name (RFC 3339). */
  created_at?: string;
}

/** Prices by zone. */
export interface PriceList {
  /** The zones. */
  zone: PriceZone[];
}

/** The prices of all zones. */
export interface PriceListResponse {
  /** The prices. */
  prices: PriceList;
}

/** The prices of a zone. The vendor's have a member for each priced resource: this server charges nothing. */
export interface PriceZone {
  /**
   * Name of the zone.
   *
   * @example "fi-hel2"
   */
  name: string;
}

/** Why a Managed Object Storage request failed (RFC 9457). */
export interface Problem {
  /** A URL that ends in `#ERROR_` and the error code. */
  type:
    | "https://developers.upcloud.com/1.3/errors#ERROR_INVALID_REQUEST"
    | "https://developers.upcloud.com/1.3/errors#ERROR_SERVICE_ERROR"
    | "https://developers.upcloud.com/1.3/errors#ERROR_AUTHENTICATION_FAILED"
    | "https://developers.upcloud.com/1.3/errors#ERROR_INSUFFICIENT_CREDITS"
    | "https://developers.upcloud.com/1.3/errors#ERROR_RESOURCE_NOT_FOUND"
    | "https://developers.upcloud.com/1.3/errors#ERROR_CONFLICT"
    | "https://developers.upcloud.com/1.3/errors#ERROR_GENERAL_FAILURE";
  /** A short human-readable sentence. */
  title: string;
  /**
   * Id (ULID) of the request; the same as in the header `Upcloud-Cid`.
   *
   * @example "01JDJE6Z12NC3NZNQGXNZME5Q8"
   */
  correlation_id: string;
  /** The HTTP status. */
  status: number;
  /** Every faulty field; only with the code INVALID_REQUEST. */
  invalid_params?: InvalidParam[];
}

/** Something that a provider offers. `type` is its kind. */
export type Product = StorageProduct | ComputeProduct | IngressProduct | LicenseProduct | NetworkIPProduct;

/** Names a category of products. */
export interface ProductCategoryId {
  /** Name of the category. */
  name: string;
  /** Name of the provider that offers the category. */
  provider: string;
}

/** Names a product of the catalogue. */
export interface ProductReference {
  /** Name of the product within its category. */
  id: string;
  /** Name of the category. */
  category: string;
  /** Name of the provider that offers the product. */
  provider: string;
}

/** A provider: it serves the resources that Core orchestrates. */
export interface Provider {
  /**
   * Resource id: a number, written as text.
   *
   * @example "51231"
   */
  id: string;
  /** How Core reaches a provider. */
  specification: ProviderSpecification;
  /** Secret that the provider exchanges for access tokens. */
  refreshToken: string;
  /** RSA public key (Base64 of its DER form). The provider uses it to verify that a call comes from Core. */
  publicKey: string;
  /** When the provider was created, in milliseconds since the Unix epoch. */
  createdAt: number;
  /** A placeholder that the Resources API requires. */
  status: ProviderStatus;
  /** Updates about the provider; only with `includeUpdates`, else empty. */
  updates: ProviderUpdate[];
  /** The owner of a resource. */
  owner: ResourceOwner;
  /** Permissions on the provider; null if permissions do not apply. */
  permissions: ResourcePermissions | null;
  /** Internal/Beta: the id that the provider itself uses. Usually omitted; do not rely on it. */
  providerGeneratedId?: string | null;
}

/** What a read of providers adds and omits. All filters must match. */
export interface ProviderIncludeFlags {
  /** Adds the access control list as `permissions.others`. Absent means false. */
  includeOthers?: boolean | null | undefined;
  /** Adds `updates`. Absent means false. */
  includeUpdates?: boolean | null | undefined;
  /** Has no effect on providers. Absent means false. */
  includeSupport?: boolean | null | undefined;
  /** Has no effect on providers. Absent means false. */
  includeProduct?: boolean | null | undefined;
  /** Keeps resources whose creator's username contains this text (case-sensitive). */
  filterCreatedBy?: string | null | undefined;
  /** Keeps resources created at this time or later, in milliseconds since the Unix epoch. */
  filterCreatedAfter?: number | null | undefined;
  /** Keeps resources created at this time or earlier, in milliseconds since the Unix epoch. */
  filterCreatedBefore?: number | null | undefined;
  /** Keeps resources backed by a product of this provider. For providers, that is Core itself. */
  filterProvider?: string | null | undefined;
  /** Keeps resources backed by the product of this name. */
  filterProductId?: string | null | undefined;
  /** Keeps resources backed by a product of this category. */
  filterProductCategory?: string | null | undefined;
  /** Keeps resources with these provider-generated ids, separated by commas. At most 1000. */
  filterProviderIds?: string | null | undefined;
  /** Keeps resources with these ids, separated by commas. Entries that are not numbers are ignored. At most 1000. */
  filterIds?: string | null | undefined;
  /** Keeps the provider with exactly this name. */
  filterName?: string | null | undefined;
  /** Omits resources backed by the product of this name. */
  hideProductId?: string | null | undefined;
  /** Omits resources backed by a product of this category. */
  hideProductCategory?: string | null | undefined;
  /** Omits resources backed by a product of this provider. */
  hideProvider?: string | null | undefined;
}

/** How Core reaches a provider. */
export interface ProviderSpecification {
  /**
   * The provider's unique name, up to 128 characters. It is part of paths and tokens and never changes.
   *
   * @example "example"
   */
  id: string;
  /**
   * Host name of the provider, up to 255 characters.
   *
   * @example "provider.example.com"
   */
  domain: string;
  /** Whether Core calls the provider over TLS. Use plain HTTP for local work only. */
  https: boolean;
  /**
   * TCP port; null means 443 with `https` and 80 without.
   *
   * @example 443
   */
  port: number | null;
  /** Always the empty reference to Core itself. Requests may omit it. */
  product: ProductReference;
}

/**
 * How Core reaches a provider.
 *
 * The form that is sent: members with a default are optional.
 */
export interface ProviderSpecificationInput {
  /**
   * The provider's unique name, up to 128 characters. It is part of paths and tokens and never changes.
   *
   * @example "example"
   */
  id: string;
  /**
   * Host name of the provider, up to 255 characters.
   *
   * @example "provider.example.com"
   */
  domain: string;
  /** Whether Core calls the provider over TLS. Use plain HTTP for local work only. */
  https: boolean;
  /**
   * TCP port; null means 443 with `https` and 80 without.
   *
   * @example 443
   */
  port?: number | null | undefined;
  /** Always the empty reference to Core itself. Requests may omit it. */
  product?: ProductReference | undefined;
}

/** A placeholder that the Resources API requires. */
export interface ProviderStatus {
  /** Always null for providers. */
  resolvedSupport: ResolvedSupportOfProductAndProviderSupport | null;
  /** Always null for providers. */
  resolvedProduct: Product | null;
}

/** A placeholder that the Resources API requires. */
export interface ProviderSupport {
  /** Names a product of the catalogue. */
  product: ProductReference;
  /** The planned or ongoing interruption, if any. */
  maintenance: Maintenance | null;
}

/** An update about a provider. Nothing writes updates today. */
export interface ProviderUpdate {
  /** When Core learned of it, in milliseconds since the Unix epoch. */
  timestamp: number;
  /** What happened, in human-readable form. */
  status: string | null;
}

/** What a new provider needs to work with Core. */
export interface ProviderWelcomeTokens {
  /** The provider's refresh token: store it as a secret. */
  refreshToken: string;
  /** The key that verifies calls from Core: Base64 of its DER form. */
  publicKey: string;
}

/**
 * Last step: approval of a signed registration.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersApproveRequest {
  /** The approval token: opaque, and valid once within five minutes. */
  token: string;
}

/** A provider whose refresh token and keys are to be replaced. */
export interface ProvidersRenewRefreshTokenRequestItem {
  /** Resource id of the provider. */
  id: string;
}

/**
 * A step of the approval protocol.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export type ProvidersRequestApprovalRequest =
  | ProvidersRequestApprovalRequestInformation
  | ProvidersRequestApprovalRequestSign;

/**
 * First step: an integration module tells how to reach it.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersRequestApprovalRequestInformation {
  /** The first step. */
  type: "information";
  /** How Core reaches a provider. */
  specification: ProviderSpecificationInput;
}

/**
 * Second step: a logged-in user confirms the information.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersRequestApprovalRequestSign {
  /** The second step. */
  type: "sign";
  /** The approval token: opaque, and valid once within five minutes. */
  token: string;
}

/**
 * The next step of the approval protocol.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export type ProvidersRequestApprovalResponse =
  | ProvidersRequestApprovalResponseRequiresSignature
  | ProvidersRequestApprovalResponseAwaitingAdministratorApproval;

/**
 * An administrator must approve next, with this token.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersRequestApprovalResponseAwaitingAdministratorApproval {
  /** An administrator must approve next. */
  type: "awaiting_admin_approval";
  /** The approval token: opaque, and valid once within five minutes. */
  token: string;
}

/**
 * A user must sign next, with this token.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersRequestApprovalResponseRequiresSignature {
  /** A user must sign next. */
  type: "requires_signature";
  /** The approval token: opaque, and valid once within five minutes. */
  token: string;
}

/** The credentials of a provider: its refresh token, and the key that verifies Core's calls. */
export interface PublicKeyAndRefreshToken {
  /**
   * The provider's unique name.
   *
   * @example "example"
   */
  providerId: string;
  /** RSA public key: Base64 of its X.509 SubjectPublicKeyInfo in DER. */
  publicKey: string;
  /** The refresh token: secret, opaque, valid until it is replaced. */
  refreshToken: string;
}

/** A provider's refresh token. */
export interface RefreshToken {
  /** The refresh token: secret, opaque, valid until it is replaced. */
  refreshToken: string;
}

/** A region where services can be hosted. */
export interface RegionDetailResponse {
  /**
   * Name of the region; services refer to it.
   *
   * @example "europe-1"
   */
  name: string;
  /**
   * The zone that stores the data.
   *
   * @example "fi-hel2"
   */
  primary_zone: string;
  /** Zones whose private networks can reach services in the region, including the primary zone. */
  zones: RegionZone[];
  /** Whether new services can be created here. May be missing. */
  allow_new?: boolean;
}

/** All regions. */
export type RegionListResponse = RegionDetailResponse[];

/** A data centre. */
export interface RegionZone {
  /**
   * Name of the zone.
   *
   * @example "fi-hel2"
   */
  name: string;
}

/** A product from the catalogue, and what its provider declares to support. */
export interface ResolvedSupportOfProductAndProviderSupport {
  /** Something that a provider offers. `type` is its kind. */
  product: Product;
  /** A placeholder that the Resources API requires. */
  support: ProviderSupport;
}

/** The permissions of one entity on a resource. */
export interface ResourceAclEntry {
  /** The user or group of an entry of an access control list. */
  entity: AclEntity;
  /** The permissions of the entity. */
  permissions: Permission[];
}

/** Which providers to list, and which page of them. */
export interface ResourceBrowseRequestOfProviderIncludeFlags {
  /** What a read of providers adds and omits. All filters must match. */
  flags?: ProviderIncludeFlags | undefined;
  /**
   * Items on a page: 10, 25, 50, 100, 250. Any other number, or none, means 50.
   *
   * @example 25
   */
  itemsPerPage?: number | null | undefined;
  /** The `next` of the previous page; omit it for the first page. Its content is opaque. */
  next?: string | null | undefined;
  /** Accepted for old clients, and ignored: pages are always read from the database. */
  consistency?: "PREFER" | "REQUIRE" | null | undefined;
  /** Number of items to skip before the first page. */
  itemsToSkip?: number | null | undefined;
  /** Column to sort by: resource, createdAt, createdBy. Any other value means resource. */
  sortBy?: string | null | undefined;
  /** Sort direction; ascending by default. */
  sortDirection?: "ascending" | "descending" | null | undefined;
}

/** The owner of a resource. */
export interface ResourceOwner {
  /** Username of the creator. */
  createdBy: string;
  /** Id of the project that owns the resource; null for a personal resource. */
  project: string | null;
}

/** The permissions on a resource. */
export interface ResourcePermissions {
  /** The caller's permissions. */
  myself: Permission[];
  /** The access control list; null unless requested with `includeOthers`. */
  others: ResourceAclEntry[] | null;
}

/** Which provider to read, and what to add. */
export interface ResourceRetrieveRequestOfProviderIncludeFlags {
  /** What a read of providers adds and omits. All filters must match. */
  flags?: ProviderIncludeFlags | undefined;
  /**
   * Resource id of the provider.
   *
   * @example "51231"
   */
  id: string;
}

/** What to search for among the providers. */
export interface ResourceSearchRequestOfProviderIncludeFlags {
  /** What a read of providers adds and omits. All filters must match. */
  flags: ProviderIncludeFlags;
  /** Text that the provider's name contains (case-insensitive). Empty text matches all providers. */
  query: string;
  /**
   * Items on a page: 10, 25, 50, 100, 250. Any other number, or none, means 50.
   *
   * @example 25
   */
  itemsPerPage?: number | null | undefined;
  /** The `next` of the previous page; omit it for the first page. Its content is opaque. */
  next?: string | null | undefined;
  /** Accepted for old clients, and ignored: pages are always read from the database. */
  consistency?: "PREFER" | "REQUIRE" | null | undefined;
  /** Number of items to skip before the first page. */
  itemsToSkip?: number | null | undefined;
  /** Column to sort by: resource, createdAt, createdBy. Any other value means resource. */
  sortBy?: string | null | undefined;
  /** Sort direction; ascending by default. */
  sortDirection?: "ascending" | "descending" | null | undefined;
}

/** A role to create. */
export interface RoleCreate {
  /**
   * Name of the new role, unique within the service, 1 to 64 characters. `_upcloud-internal-role` is reserved.
   *
   * @example "report-reader"
   */
  name: string;
  /**
   * Who may assume the role. Raw JSON text, or percent- or form-encoded JSON; decoded and without whitespace 1 to 131072
   * characters. Its patterns (texts with *, ? or variables) together have at most 8192 characters; a list of patterns
   * and each pattern of an ARN count as at least 96; a pattern with a variable and a wildcard other than a final *
   * counts as at least 1024; it has at most 1000 condition keys.
   */
  assume_role_policy_document: TrustDocument | string;
  /**
   * Description of the role, 1 to 1000 characters.
   *
   * @example "Reads reports."
   */
  description?: string | undefined;
  /**
   * Maximum duration of a session of the role, in seconds: 900 to 43200.
   *
   * @example 7200
   */
  max_session_duration?: number | undefined;
  /** Name of the policy that limits the role's permissions, 1 to 128 characters. */
  permissions_boundary?: string | undefined;
  /** Tags of the new role, at most 50. */
  tags?: readonly RoleTag[] | undefined;
}

/** All roles of a service. */
export type RoleListResponse = RoleSummary[];

/** The boundary of a role: the name of a policy, or, in the response to an update, an object with the policy's ARN. */
export type RolePermissionsBoundary = string | PermissionsBoundaryObject;

/** All managed policies that are attached to the role. */
export type RolePolicyListResponse = RolePolicyResponse[];

/** A managed policy that is attached to a role. */
export interface RolePolicyResponse {
  /**
   * Name of the policy.
   *
   * @example "ECSS3ReadOnlyAccess"
   */
  policy_name: string;
  /**
   * ARN of the policy.
   *
   * @example "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"
   */
  policy_arn: string;
  /**
   * The same as `policy_name`, for clients that look for it under this name.
   *
   * @example "ECSS3ReadOnlyAccess"
   */
  name?: string;
  /**
   * The same as `policy_arn`, for clients that look for it under this name.
   *
   * @example "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"
   */
  arn?: string;
}

/** A role of a service. */
export interface RoleResponse {
  /**
   * ARN of the role.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader"
   */
  arn: string;
  /**
   * Name of the role, unique within the service.
   *
   * @example "report-reader"
   */
  name: string;
  /**
   * Description of the role; empty if none was given.
   *
   * @example "Reads reports."
   */
  description: string;
  /** Who may assume the role: the trust document as raw JSON text, however it was sent. */
  assume_role_policy_document: string;
  /**
   * Maximum duration of a session of the role, in seconds.
   *
   * @example 3600
   */
  max_session_duration: number;
  /** The role's permissions boundary; missing if there is none. */
  permissions_boundary?: RolePermissionsBoundary;
  /** Managed policies attached to the role. */
  policies?: PolicyAttachmentResponse[];
  /** The role's inline policies. */
  inline_policies?: InlinePolicyName[];
  /**
   * When the role was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /** The role's tags. */
  tags?: TagResponse[];
}

/** A role of a service, without its tags. */
export interface RoleSummary {
  /**
   * ARN of the role.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader"
   */
  arn: string;
  /**
   * Name of the role, unique within the service.
   *
   * @example "report-reader"
   */
  name: string;
  /**
   * Description of the role; empty if none was given.
   *
   * @example "Reads reports."
   */
  description: string;
  /** Who may assume the role: the trust document as raw JSON text, however it was sent. */
  assume_role_policy_document: string;
  /**
   * Maximum duration of a session of the role, in seconds.
   *
   * @example 3600
   */
  max_session_duration: number;
  /** The role's permissions boundary; missing if there is none. */
  permissions_boundary?: RolePermissionsBoundary;
  /** Managed policies attached to the role. */
  policies?: PolicyAttachmentResponse[];
  /** The role's inline policies. */
  inline_policies?: InlinePolicyName[];
  /**
   * When the role was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
}

/** A tag of a new role. */
export interface RoleTag {
  /**
   * Key of the tag, up to 128 characters. Keys are case-sensitive, and unique for an owner.
   *
   * @example "department"
   */
  key: string;
  /** Value of the tag, up to 256 characters; may be empty. */
  value?: string | undefined;
}

/** A change of a role (JSON Merge Patch). */
export interface RoleUpdate {
  /**
   * Description of the role, 1 to 1000 characters; null removes it.
   *
   * @example "Reads last year's reports."
   */
  description?: string | null | undefined;
  /**
   * Maximum duration of a session of the role, in seconds: 900 to 43200.
   *
   * @example 3600
   */
  max_session_duration?: number | undefined;
}

/** A service to create. */
export interface ServiceCreate {
  /**
   * Name of the service, unique within the account: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "media-archive"
   */
  name: string;
  /**
   * Name of the region that hosts the service. It cannot be changed.
   *
   * @example "europe-2"
   */
  region: string;
  /** The desired state of a service: running (`started`) or not running (`stopped`). */
  configured_status: ConfiguredStatus;
  /** Whether the service is protected from deletion and from being stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks that the service is reached from, up to 8. A private network must be in a zone of the service's region.
   * Null means none.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels of the service, up to 255. */
  labels?: readonly LabelCreate[] | undefined;
  /** Custom domains of the service, up to 5. The rules for attaching a custom domain apply. */
  custom_domains?: readonly CustomDomainCreate[] | undefined;
}

/** A service with everything that belongs to it, except buckets. */
export interface ServiceDetailResponse {
  /**
   * UUID of the service.
   *
   * @example "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35"
   */
  uuid: string;
  /**
   * Name of the service.
   *
   * @example "media-archive"
   */
  name: string;
  /**
   * Name of the region that hosts the service.
   *
   * @example "europe-2"
   */
  region: string;
  /** The desired state of a service: running (`started`) or not running (`stopped`). */
  configured_status: ConfiguredStatus;
  /**
   * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
   * `stopped`; after `delete-…` the service no longer exists.
   */
  operational_state: OperationalState;
  /** Whether the service is protected from deletion and from being stopped. */
  termination_protection: boolean;
  /** Endpoints of the service. Empty if it has no networks or is stopped. */
  endpoints: EndpointResponse[];
  /** Networks that the service is reached from. */
  networks: NetworkDetailResponse[];
  /** Custom domains of the service. */
  custom_domains: CustomDomainDetailResponse[];
  /** Static websites of its domains. */
  static_websites: StaticWebsiteConfig[];
  /** Labels of the service. */
  labels: LabelDetailResponse[];
  /** Why the service stays in its state; empty if nothing is wrong. */
  state_messages: StateMessage[];
  /** How much a service stores. */
  usage: Usage;
  /**
   * When the service was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the service or its state last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
  /** Users of the service, with their access keys and policies. */
  users: UserDetailResponse[];
}

/** A domain of a service. */
export interface ServiceDomain {
  /**
   * Host name.
   *
   * @example "k3v9a.upcloudobjects.com"
   */
  domain: string;
  /** A domain of the system for the internet (`public`) or for private networks (`private`), or a custom domain. */
  type: "public" | "private" | "custom";
  /** Whether the domain works. Domains of the system always do; custom domains once they have a certificate. */
  active: boolean;
  /** Whether the domain has a static website configuration. */
  static_website_configured: boolean;
}

/** The domains of a service. */
export interface ServiceDomains {
  /** All domains, the system's first. */
  domains: ServiceDomain[];
}

/** One page of the account's services. */
export type ServiceListResponse = ServiceSummary[];

/** A change of a service (JSON Merge Patch). Its region stays. */
export interface ServiceModify {
  /**
   * Name of the service, unique within the account: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "media-archive"
   */
  name?: string | undefined;
  /** The desired state of a service: running (`started`) or not running (`stopped`). */
  configured_status?: ConfiguredStatus | undefined;
  /** Whether the service is protected from deletion and from being stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks that the service is reached from, up to 8. A private network must be in a zone of the service's region.
   * They replace all existing ones; null detaches all.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels of the service, up to 255. They replace all existing ones; null removes all. */
  labels?: readonly LabelCreate[] | null | undefined;
  /**
   * Custom domains of the service, up to 5. The rules for attaching a custom domain apply. They replace all existing
   * ones; null detaches all.
   */
  custom_domains?: readonly CustomDomainCreate[] | null | undefined;
  /**
   * Static websites of the service's domains, one for each domain. The rules for configuring a static website apply.
   * They replace all existing ones; null removes all.
   */
  static_websites?: readonly StaticWebsiteConfigCreate[] | null | undefined;
}

/** The new settings of a service. Its region stays. */
export interface ServiceReplace {
  /**
   * Name of the service, unique within the account: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "media-archive"
   */
  name: string;
  /** The desired state of a service: running (`started`) or not running (`stopped`). */
  configured_status: ConfiguredStatus;
  /** Whether the service is protected from deletion and from being stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks that the service is reached from, up to 8. A private network must be in a zone of the service's region.
   * Null means none.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels of the service, up to 255. */
  labels?: readonly LabelCreate[] | undefined;
  /**
   * Custom domains of the service, up to 5. The rules for attaching a custom domain apply. If omitted, they stay
   * unchanged.
   */
  custom_domains?: readonly CustomDomainCreate[] | undefined;
  /**
   * Static websites of the service's domains, one for each domain. The rules for configuring a static website apply. If
   * omitted, they stay unchanged; null removes all.
   */
  static_websites?: readonly StaticWebsiteConfigCreate[] | null | undefined;
}

/** A service, without its users. */
export interface ServiceSummary {
  /**
   * UUID of the service.
   *
   * @example "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35"
   */
  uuid: string;
  /**
   * Name of the service.
   *
   * @example "media-archive"
   */
  name: string;
  /**
   * Name of the region that hosts the service.
   *
   * @example "europe-2"
   */
  region: string;
  /** The desired state of a service: running (`started`) or not running (`stopped`). */
  configured_status: ConfiguredStatus;
  /**
   * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
   * `stopped`; after `delete-…` the service no longer exists.
   */
  operational_state: OperationalState;
  /** Whether the service is protected from deletion and from being stopped. */
  termination_protection: boolean;
  /** Endpoints of the service. Empty if it has no networks or is stopped. */
  endpoints: EndpointResponse[];
  /** Networks that the service is reached from. */
  networks: NetworkDetailResponse[];
  /** Custom domains of the service. */
  custom_domains: CustomDomainDetailResponse[];
  /** Static websites of its domains. */
  static_websites: StaticWebsiteConfig[];
  /** Labels of the service. */
  labels: LabelDetailResponse[];
  /** Why the service stays in its state; empty if nothing is wrong. */
  state_messages: StateMessage[];
  /** How much a service stores. */
  usage: Usage;
  /**
   * When the service was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the service or its state last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** Why a service stays in a state. */
export interface StateMessage {
  /**
   * Why a service stays in its state: a certificate is being issued (up to ten minutes), a certificate was refused for a
   * domain or a custom domain (check the DNS records), or buckets or the service itself cannot be deleted (contact
   * support).
   */
  code: StateMessageCode;
  /**
   * The same in human-readable form, with details.
   *
   * @example "Certificate issuing is in progress for domains: www.example.com."
   */
  message: string;
  /** The state that the message is about. */
  operational_state: OperationalState;
  /**
   * When the message was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the message last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/**
 * Why a service stays in its state: a certificate is being issued (up to ten minutes), a certificate was refused for a
 * domain or a custom domain (check the DNS records), or buckets or the service itself cannot be deleted (contact
 * support).
 */
export type StateMessageCode =
  | "waiting_certificate_issuing"
  | "failed_domain_verification"
  | "failed_custom_domain_verification"
  | "buckets_stuck_in_deletion"
  | "namespace_stuck_in_deletion";

/** What a domain serves as a static website. */
export interface StaticWebsiteConfig {
  /**
   * Domain that serves the website.
   *
   * @example "k3v9a-static.upcloudobjects.com"
   */
  domain_name: string;
  /**
   * Bucket with the website.
   *
   * @example "homepage"
   */
  bucket_name: string;
  /**
   * Path of the website in the bucket; empty for the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix: string;
  /**
   * Document that is served for a directory.
   *
   * @example "index.html"
   */
  index_document: string;
  /** Whether every path without a file extension is answered with the index document. */
  spa_mode: boolean;
  /** Whether the domain serves the website. */
  enabled: boolean;
  /** Pages that are served instead of errors. */
  error_pages: StaticWebsiteErrorPage[];
  /**
   * When the website was configured (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the configuration last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** A static website to configure. */
export interface StaticWebsiteConfigCreate {
  /**
   * An attached custom domain in mode `static-website`. If omitted, the configuration is for the service's own domain
   * for static websites.
   *
   * @example "www.example.com"
   */
  domain_name?: string | undefined;
  /**
   * Bucket with the website, up to 254 characters. Its objects must be publicly readable.
   *
   * @example "homepage"
   */
  bucket_name: string;
  /**
   * Path of the website in the bucket, such as `dist/`: up to 1024 letters, digits, `/`, dots, `-` and `_`. Empty text
   * means the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix?: string | undefined;
  /**
   * Document that is served for a directory: 1 to 255 letters, digits, `/`, dots, `-` and `_`.
   *
   * @example "index.html"
   */
  index_document?: string | undefined;
  /**
   * Whether every path without a file extension is answered with the index document, for applications that route in the
   * browser. Null means false.
   */
  spa_mode?: boolean | null | undefined;
  /** Whether the domain serves the website. */
  enabled?: boolean | undefined;
  /** Pages that are served instead of errors, up to 25. */
  error_pages?: readonly StaticWebsiteErrorPage[] | undefined;
}

/** All static websites of a service. */
export type StaticWebsiteConfigList = StaticWebsiteConfig[];

/** A change of a static website (JSON Merge Patch). Its domain cannot change. */
export interface StaticWebsiteConfigModify {
  /** Bucket with the website, up to 254 characters. Its objects must be publicly readable. */
  bucket_name?: string | undefined;
  /**
   * Path of the website in the bucket, such as `dist/`: up to 1024 letters, digits, `/`, dots, `-` and `_`. Empty text
   * means the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix?: string | undefined;
  /**
   * Document that is served for a directory: 1 to 255 letters, digits, `/`, dots, `-` and `_`.
   *
   * @example "index.html"
   */
  index_document?: string | undefined;
  /**
   * Whether every path without a file extension is answered with the index document, for applications that route in the
   * browser. Null means false.
   */
  spa_mode?: boolean | null | undefined;
  /** Whether the domain serves the website. */
  enabled?: boolean | undefined;
  /** Pages that are served instead of errors, up to 25. They replace all existing ones. */
  error_pages?: readonly StaticWebsiteErrorPage[] | undefined;
}

/** A page that is served instead of an error: for one status or for a range, not both. */
export interface StaticWebsiteErrorPage {
  /**
   * Path of the page in the bucket, 1 to 255 characters, without a leading slash.
   *
   * @example "errors/404.html"
   */
  error_document: string;
  /** The status that the page is for; instead of `status_range`: 400 to 599. */
  status_code?: number;
  /** The statuses that the page is for; instead of `status_code`. */
  status_range?: StatusRange;
}

/** A range of HTTP statuses, including both ends. */
export interface StatusRange {
  /** First status of the range: 400 to 599. */
  start: number;
  /** Last status of the range, greater than `start`: 400 to 599. */
  end: number;
}

/** Storage for files. */
export interface StorageProduct {
  /** The kind of product. */
  type: "storage";
  /** Name of the product, unique in its category. */
  name: string;
  /** Price of one unit, in millionths of a credit. */
  pricePerUnit: number;
  /** Names a category of products. */
  category: ProductCategoryId;
  /** What the product is, for its users. */
  description: string;
  /** Position in listings; lower numbers come first. */
  priority: number;
  /** Version of the product; each change increments it. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, as the accounting system names it. */
  productType: "STORAGE";
  /** What one unit is. */
  unitOfPrice:
    | "CREDITS_PER_UNIT"
    | "PER_UNIT"
    | "CREDITS_PER_MINUTE"
    | "CREDITS_PER_HOUR"
    | "CREDITS_PER_DAY"
    | "UNITS_PER_MINUTE"
    | "UNITS_PER_HOUR"
    | "UNITS_PER_DAY";
  /** Whether usage is summed up, or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms omit it. */
  hiddenInGrantApplications: boolean;
  /** The balance of the requesting workspace, in units; null unless it was requested. */
  balance: number | null;
  /** The most that the requesting workspace can use now, in units; null unless it was requested. */
  maxUsableBalance: number | null;
}

/** A tag to set on a user or role. */
export interface TagItem {
  /**
   * Key of the tag, up to 128 characters. Keys are case-sensitive, and unique for an owner.
   *
   * @example "department"
   */
  key: string;
  /**
   * Value of the tag, up to 256 characters; may be empty.
   *
   * @example "research"
   */
  value: string;
}

/** The new tags of the owner, at most 50: a bare array. */
export type TagListRequest = readonly TagItem[];

/** All tags of the owner: a bare array. */
export type TagListResponse = TagResponse[];

/** A tag of a user or role. */
export interface TagResponse {
  /**
   * Key of the tag.
   *
   * @example "department"
   */
  key: string;
  /**
   * Value of the tag; empty if the tag was created without one.
   *
   * @example "research"
   */
  value?: string;
}

/** An empty object: the call succeeded. */
export interface Unit {
  [member: string]: unknown;
}

/** A change of the access control list of one resource. */
export interface UpdatedAcl {
  /** Id of the resource. */
  id: string;
  /** Permissions to grant in addition to existing ones. ADMIN and PROVIDER cannot be granted and are ignored. */
  added: readonly ResourceAclEntry[];
  /** Entities that lose every permission. They are removed before `added` is applied. */
  deleted: readonly AclEntity[];
}

/** How much a service stores. */
export interface Usage {
  /**
   * Objects stored.
   *
   * @example 412
   */
  total_objects: number;
  /**
   * Size of all stored objects, in bytes.
   *
   * @example 1846213551
   */
  total_size_bytes: number;
}

/** A user to create. */
export interface UserCreate {
  /**
   * Name of the new user, unique within the service, 1 to 64 characters. `_upcloud-internal-user` is reserved.
   *
   * @example "ada"
   */
  username: string;
}

/** A user of a service. It is not a user of the account. */
export interface UserDetailResponse {
  /**
   * Name of the user, unique within the service.
   *
   * @example "ada"
   */
  username: string;
  /**
   * ARN of the user.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada"
   */
  arn: string;
  /**
   * When the user was created (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /** The user's access keys, without secrets. */
  access_keys: AccessKeyDetailResponse[];
  /** Managed policies attached to the user. */
  policies: PolicyAttachmentResponse[];
  /** The user's tags. */
  tags?: TagResponse[];
  /** Name of the policy that is the user's permissions boundary; missing if there is none. */
  permissions_boundary?: PermissionsBoundaryResponse;
}

/** All users of a service. */
export type UserListResponse = UserDetailResponse[];

/** A data centre, with its description. */
export interface Zone {
  /**
   * Where it is.
   *
   * @example "Helsinki #2"
   */
  description: string;
  /**
   * Name of the zone, as regions have it.
   *
   * @example "fi-hel2"
   */
  id: string;
  /** `yes`: a zone for all customers. `no`: a private cloud. */
  public: "yes" | "no";
}

/** A list of zones. */
export interface ZoneList {
  /** The zones. */
  zone: Zone[];
}

/** All zones of all regions. */
export interface ZoneListResponse {
  /** All zones. */
  zones: ZoneList;
}

/** What `objectStorage.services.list` can be asked. */
export interface ObjectStorageServicesListQuery {
  /** Most entries to return, up to 100. 0 returns none. */
  limit?: number | undefined;
  /** Number of entries to skip. */
  offset?: number | undefined;
  /** Field to sort by; a leading `-` sorts in descending order. */
  sort?:
    | "created_at"
    | "service_name"
    | "operational_state"
    | "region_name"
    | "-created_at"
    | "-service_name"
    | "-operational_state"
    | "-region_name"
    | undefined;
  /**
   * Keeps services that have a label: `KEY` with any value, `KEY=VALUE` with this value. If repeated, all labels must
   * match.
   *
   * @example ["env=staging"]
   */
  label?: readonly string[] | undefined;
}

/** What `objectStorage.services.delete` can be asked. */
export interface ObjectStorageServicesDeleteQuery {
  /** Whether to delete the service with all its contents. The objects cannot be restored. */
  force?: boolean | undefined;
}

/** What `objectStorage.buckets.list` can be asked. */
export interface ObjectStorageBucketsListQuery {
  /** Most entries to return, up to 100. 0 returns none. */
  limit?: number | undefined;
  /** Number of entries to skip. */
  offset?: number | undefined;
}

/** What `objectStorage.metrics.listSeries` can be asked. */
export interface ObjectStorageMetricsListSeriesQuery {
  /**
   * Start of the range; 24 hours ago by default, as RFC 3339.
   *
   * @example "2026-03-01T12:00:00Z"
   */
  from?: string | undefined;
  /**
   * End of the range; now by default, as RFC 3339.
   *
   * @example "2026-03-01T12:00:00Z"
   */
  to?: string | undefined;
  /**
   * Length of the intervals, in full hours: `1h` to `24h`.
   *
   * @example "6h"
   */
  interval?: string | undefined;
  /** Sort order: oldest first, or newest first with a leading `-`. */
  sort?: "start_at" | "-start_at" | undefined;
  /** Most entries to return, up to 100. 0 returns none. */
  limit?: number | undefined;
  /** Number of entries to skip. */
  offset?: number | undefined;
}

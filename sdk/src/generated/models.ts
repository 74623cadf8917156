// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { PolicyDocument, TrustDocument } from "./policy-document-model.js";

/** Nothing: a key has no settings when it is made. */
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
  /** Whether requests signed with the key are let in. */
  status: AccessKeyStatus;
  /**
   * When the key was made (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the key last signed a request; the time of creation as long as it has not (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  last_used_at: string;
}

/** All access keys of a user, without their secrets. */
export type AccessKeyListResponse = AccessKeyDetailResponse[];

/** What is to change about an access key (JSON Merge Patch). */
export interface AccessKeyModify {
  /** Whether requests signed with the key are to be let in. */
  status?: AccessKeyStatus | undefined;
}

/** Whether requests signed with the key are let in. */
export type AccessKeyStatus = "Active" | "Inactive";

/** A short-lived access token. */
export interface AccessToken {
  /** A signed JWT (RS256), to be sent as bearer. It is valid for fifteen minutes. */
  accessToken: string;
}

/**
 * How much of each resource the account may have. They are the vendor's usual numbers, for clients that read them:
 * this server enforces none of them.
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

/** The account whose credentials came with the request. */
export interface AccountResponse {
  /** The account. */
  account: AccountSummary;
}

/** An account, as its owner sees it. */
export interface AccountSummary {
  /**
   * What can still be spent; null where that has no end.
   *
   * @example 12.5
   */
  credits: number | null;
  /**
   * How much of each resource the account may have. They are the vendor's usual numbers, for clients that read them:
   * this server enforces none of them.
   */
  resource_limits: AccountResourceLimits;
  /**
   * Name of the account.
   *
   * @example "ada"
   */
  username: string;
}

/** Whom an entry of an access control list is about. */
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
   * Who may take the role on. Raw JSON text, or the same percent- or form-encoded; decoded and without blanks 1 to
   * 131072 characters.
   */
  document: TrustDocument | string;
}

/** The trust document that now holds. */
export interface AssumeRolePolicyResponse {
  /** The trust document as raw JSON text. */
  document: string;
}

/** A claim to registered credentials. */
export interface AuthProvidersClaimRequestItem {
  /** The token from `register`. */
  claimToken: string;
}

/** A fresh key pair, kept nowhere else. */
export interface AuthProvidersGenerateKeyPairResponse {
  /** RSA public key: Base64 of its X.509 SubjectPublicKeyInfo in DER. */
  publicKey: string;
  /** RSA private key: Base64 of its PKCS #8 form in DER. */
  privateKey: string;
}

/** A provider that a service wants to call in Core's name. */
export interface AuthProvidersRefreshAsOrchestratorRequestItem {
  /**
   * Unique name of the provider that is to be called.
   *
   * @example "example"
   */
  providerId: string;
}

/** A provider name to make credentials for. */
export interface AuthProvidersRegisterRequestItem {
  /**
   * The provider's unique name, up to 128 characters.
   *
   * @example "example"
   */
  id: string;
}

/** The token with which the credentials are claimed. */
export interface AuthProvidersRegisterResponseItem {
  /** What `claim` takes to hand out the credentials. */
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
   * Name of the new bucket, unique within the service: 1 to 254 letters of either case, digits, dots, `-` and `_`.
   *
   * @example "holiday-photos"
   */
  name: string;
}

/** A bucket, and how much is in it. */
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
  /** True while the bucket is being cleaned up: it is gone from use and will leave the list. */
  deleted: boolean;
}

/** One page of a service's buckets. */
export type BucketListResponse = BucketDetailResponse[];

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersClaimRequestItem {
  /** What is asked for. The answer keeps this order. */
  items: readonly AuthProvidersClaimRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem {
  /** What is asked for. The answer keeps this order. */
  items: readonly AuthProvidersRefreshAsOrchestratorRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfAuthProvidersRegisterRequestItem {
  /** What is asked for. The answer keeps this order. */
  items: readonly AuthProvidersRegisterRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfFindByStringId {
  /** What is asked for. The answer keeps this order. */
  items: readonly FindByStringId[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfProviderSpecification {
  /** What is asked for. The answer keeps this order. */
  items: readonly ProviderSpecificationInput[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfProvidersRenewRefreshTokenRequestItem {
  /** What is asked for. The answer keeps this order. */
  items: readonly ProvidersRenewRefreshTokenRequestItem[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfRefreshToken {
  /** What is asked for. The answer keeps this order. */
  items: readonly RefreshToken[];
}

/** Between 1 and 1000 items, carried out in one transaction: all of them or none. */
export interface BulkRequestOfUpdatedAcl {
  /** What is asked for. The answer keeps this order. */
  items: readonly UpdatedAcl[];
}

/** The answers to the items of a bulk request. */
export interface BulkResponseOfAccessToken {
  /** One element for each item of the request, in its order. */
  responses: AccessToken[];
}

/** The answers to the items of a bulk request. */
export interface BulkResponseOfAuthProvidersRegisterResponseItem {
  /** One element for each item of the request, in its order. */
  responses: AuthProvidersRegisterResponseItem[];
}

/** The answers to the items of a bulk request. */
export interface BulkResponseOfFindByStringId {
  /** One element for each item of the request, in its order. */
  responses: FindByStringId[];
}

/** The answers to the items of a bulk request. */
export interface BulkResponseOfPublicKeyAndRefreshToken {
  /** One element for each item of the request, in its order. */
  responses: PublicKeyAndRefreshToken[];
}

/** The answers to the items of a bulk request. */
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
  /** Place in listings; lower numbers come first. */
  priority: number;
  /** Counts the changes of the product. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, in the accounting system's words. */
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
  /** Whether use is added up or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms leave it out. */
  hiddenInGrantApplications: boolean;
  /** What the asking workspace has left, in units; null when it was not asked for. */
  balance: number | null;
  /** The most that the asking workspace can use now, in units; null when it was not asked for. */
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

/** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
export type ConfiguredStatus = "started" | "stopped";

/** A new access key, with its secret. */
export interface CreateAccessKeyResponse {
  /**
   * The public half of the key.
   *
   * @example "AKIA4C0FFEE15BAD5EED"
   */
  access_key_id: string;
  /** Whether requests signed with the key are let in. */
  status: AccessKeyStatus;
  /**
   * When the key was made (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  created_at: string;
  /**
   * When the key last signed a request; the time of creation as long as it has not (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  last_used_at: string;
  /**
   * The secret half of the key, 40 characters. No other answer shows it: keep it.
   *
   * @example "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40"
   */
  secret_access_key: string;
}

/** A custom domain to attach. */
export interface CustomDomainCreate {
  /**
   * Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it takes an ALIAS
   * record or a provider that flattens CNAMEs.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** From where a custom domain is reached: from the internet only, so far. */
  type: CustomDomainType;
  /** What the domain serves. It stays for good; to change it, delete the domain and attach it anew. */
  mode?: DomainMode | undefined;
}

/** A domain of the customer's own that leads to a service. */
export interface CustomDomainDetailResponse {
  /**
   * Host name of the domain.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** From where a custom domain is reached: from the internet only, so far. */
  type: CustomDomainType;
  /** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
  mode: DomainMode;
}

/** All custom domains of a service. */
export type CustomDomainListResponse = CustomDomainDetailResponse[];

/** A custom domain's new name. Its mode cannot change. */
export interface CustomDomainModify {
  /**
   * Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it takes an ALIAS
   * record or a provider that flattens CNAMEs.
   *
   * @example "objects.example.com"
   */
  domain_name: string;
  /** From where a custom domain is reached: from the internet only, so far. */
  type: CustomDomainType;
}

/** From where a custom domain is reached: from the internet only, so far. */
export type CustomDomainType = "public";

/** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
export type DomainMode = "api" | "static-website";

/** A host name that the system gave to a service. */
export interface EndpointResponse {
  /**
   * Host name; the S3 API is `https://` and this.
   *
   * @example "k3v9a.upcloudobjects.com"
   */
  domain_name: string;
  /** From where an endpoint is reached: the internet (`public`) or private networks (`private`). */
  type: EndpointType;
  /** What a domain serves: the S3 API (`api`), or the pages of a static website (`static-website`). */
  mode: DomainMode;
  /** URL of the IAM API; missing on endpoints for static websites. */
  iam_url?: string;
  /** URL of the STS API; missing on endpoints for static websites. */
  sts_url?: string;
}

/** From where an endpoint is reached: the internet (`public`) or private networks (`private`). */
export type EndpointType = "public" | "private";

/** Names one thing by its id. */
export interface FindByStringId {
  /** The id of the thing. Ids are text even where they look like numbers. */
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

/** A group of users. No call tells who its members are. */
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
  /** Place in listings; lower numbers come first. */
  priority: number;
  /** Counts the changes of the product. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, in the accounting system's words. */
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
  /** Whether use is added up or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms leave it out. */
  hiddenInGrantApplications: boolean;
  /** What the asking workspace has left, in units; null when it was not asked for. */
  balance: number | null;
  /** The most that the asking workspace can use now, in units; null when it was not asked for. */
  maxUsableBalance: number | null;
}

/** A policy that belongs to one user, group or role alone. */
export interface InlinePolicyCreate {
  /**
   * Name of the inline policy, unique for its owner, 1 to 128 characters.
   *
   * @example "list-buckets"
   */
  name: string;
  /**
   * What the owner may do. Raw JSON text, or the same percent- or form-encoded; decoded and without blanks 1 to 6144
   * characters.
   */
  document: PolicyDocument | string;
}

/** All inline policies of the owner, with their documents. */
export type InlinePolicyListResponse = InlinePolicyResponse[];

/** An inline policy, by its name alone. */
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
   * The document as raw JSON text, whichever way it was sent.
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

/** Where a user goes on to connect. */
export interface IntegrationProviderConnectResponse {
  /** Where the user's browser goes next: a URL, or a path at the provider. */
  redirectTo: string;
}

/** A user for whom things should be prepared. */
export interface IntegrationProviderInitRequest {
  /** Name of the UCloud user. */
  username: string;
}

/** How a provider connects its users. */
export interface IntegrationProviderRetrieveManifestResponse {
  /** Whether users connect to this provider. */
  enabled: boolean;
  /** How long a connection lasts, in milliseconds; null means for ever. */
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
 * News for an integration module: it has been approved.
 *
 * @deprecated The owner reads the tokens with `providers.retrieve`.
 */
export interface IntegrationProviderWelcomeRequest {
  /** The token that the first step of the approval protocol answered. Compare it: it proves the origin. */
  token: string;
  /** What a new provider needs to work with Core. */
  createdProvider: ProviderWelcomeTokens;
}

/** A member of a request that is wrong. */
export interface InvalidParam {
  /**
   * Dotted path of the member, with numeric indexes.
   *
   * @example "networks.0.family"
   */
  name: string;
  /** What was expected of it, in a sentence. */
  reason: string;
}

/** A job to create. */
export interface JobCreate {
  /** What a job does: it copies. */
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
   * How far a job is: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), given up
   * (`failed`) or called off (`canceled`).
   */
  operational_state: JobOperationalState;
  /** What the job was asked for, without secrets. */
  input: JobInput;
  /** What came of the job so far. */
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

/** What the job was asked for, without secrets. */
export interface JobInput {
  /** What a job does: it copies. */
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
   * Bucket; empty or missing where all are meant.
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
 * How far a job is: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), given up
 * (`failed`) or called off (`canceled`).
 */
export type JobOperationalState = "pending" | "configuring" | "running" | "completed" | "failed" | "canceled";

/** What came of the job so far. */
export interface JobOutput {
  /**
   * Bytes copied so far.
   *
   * @example 1846213551
   */
  bytes: number;
  /**
   * Bytes that there are to copy, as far as is known.
   *
   * @example 1846213551
   */
  total_bytes: number;
  /**
   * Why the job failed; empty otherwise.
   *
   * @example ""
   */
  error: string;
  /**
   * How long copying took so far, in seconds, as decimal text; empty before it started.
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
  /** Secret of the access key, 1 to 128 characters. No answer shows it. */
  secret_access_key: string;
  /**
   * URL of any object storage that speaks S3, 1 to 255 characters.
   *
   * @example "https://s3.example.com"
   */
  endpoint_url: string;
  /**
   * Bucket, up to 255 characters. Empty text, or none, means all buckets.
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
  /** Secret of the access key, 1 to 128 characters. No answer shows it. */
  secret_access_key: string;
  /**
   * URL of an endpoint of a managed object storage, 1 to 255 characters.
   *
   * @example "https://s3.example.com"
   */
  endpoint_url: string;
  /**
   * Bucket, up to 255 characters. Empty text, or none, means all buckets.
   *
   * @example "archive"
   */
  bucket?: string | undefined;
}

/** What a job does: it copies. */
export type JobType = "copy";

/** A label to put on a service. */
export interface LabelCreate {
  /**
   * The label's key, unique within the service: 2 to 32 printable ASCII characters, blanks included, the first of them
   * no `_`: such keys are the system's own.
   *
   * @example "env"
   */
  key: string;
  /**
   * The label's value: up to 255 letters, digits, punctuation marks, symbols and blanks of any script; null is the same
   * as empty text.
   *
   * @example "staging"
   */
  value: string | null;
}

/** A label, by which services can be found. */
export interface LabelDetailResponse {
  /**
   * The label's key.
   *
   * @example "env"
   */
  key: string;
  /**
   * The label's value; it may be empty.
   *
   * @example "staging"
   */
  value: string;
}

/** All labels of a service. */
export type LabelListResponse = LabelDetailResponse[];

/** What is to change about a label (JSON Merge Patch). */
export interface LabelModify {
  /**
   * A new key, unique within the service: 2 to 32 printable ASCII characters, blanks included, the first of them no `_`:
   * such keys are the system's own. Left out the key stays.
   *
   * @example "environment"
   */
  key?: string | undefined;
  /**
   * A new value: up to 255 letters, digits, punctuation marks, symbols and blanks of any script; null is the same as
   * empty text. Left out the value stays.
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
  /** Place in listings; lower numbers come first. */
  priority: number;
  /** Counts the changes of the product. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, in the accounting system's words. */
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
  /** Whether use is added up or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms leave it out. */
  hiddenInGrantApplications: boolean;
  /** What the asking workspace has left, in units; null when it was not asked for. */
  balance: number | null;
  /** The most that the asking workspace can use now, in units; null when it was not asked for. */
  maxUsableBalance: number | null;
  /** Words that applications look for. */
  tags: string[];
}

/** A planned or running interruption of a product. */
export interface Maintenance {
  /** What is done, and what users will notice. */
  description: string;
  /** How much of the product can be used meanwhile. */
  availability: "MINOR_DISRUPTION" | "MAJOR_DISRUPTION" | "NO_SERVICE";
  /** When it begins, in milliseconds since the Unix epoch. */
  startsAt: number;
  /** When it should be over, in milliseconds since the Unix epoch. */
  estimatedEndsAt: number | null;
}

/** One page of intervals. */
export type MetricsSeriesListResponse = MetricsSeriesPoint[];

/** One interval: what was stored when it ended, and what came and went while it lasted. */
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
   * Bytes removed within the interval.
   *
   * @example 1846213551
   */
  bytes_deleted: number;
  /**
   * Bytes that clients sent within the interval.
   *
   * @example 1846213551
   */
  bytes_received: number;
  /**
   * Bytes that clients were sent within the interval.
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
   * Objects made within the interval.
   *
   * @example 412
   */
  objects_created: number;
  /**
   * Objects removed within the interval.
   *
   * @example 412
   */
  objects_deleted: number;
  /**
   * Beginning of the interval, which belongs to it (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  start_at: string;
  /**
   * End of the interval, which no longer belongs to it (RFC 3339).
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
  /** Whether the network is the internet (`public`) or one of the customer's own (`private`). */
  type: NetworkType;
  /** Address family of a network: IPv4 only, so far. */
  family: NetworkFamily;
  /** UUID of the private network. Required where `type` is `private`, to be left out where it is `public`. */
  uuid?: string | undefined;
}

/** A network from which a service can be reached. */
export interface NetworkDetailResponse {
  /**
   * Name of the network.
   *
   * @example "office"
   */
  name: string;
  /** Whether the network is the internet (`public`) or one of the customer's own (`private`). */
  type: NetworkType;
  /** Address family of a network: IPv4 only, so far. */
  family: NetworkFamily;
  /** UUID of a private network; missing on public ones. */
  uuid?: string;
}

/** Address family of a network: IPv4 only, so far. */
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
  /** Place in listings; lower numbers come first. */
  priority: number;
  /** Counts the changes of the product. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, in the accounting system's words. */
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
  /** Whether use is added up or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms leave it out. */
  hiddenInGrantApplications: boolean;
  /** What the asking workspace has left, in units; null when it was not asked for. */
  balance: number | null;
  /** The most that the asking workspace can use now, in units; null when it was not asked for. */
  maxUsableBalance: number | null;
}

/** All networks of a service. */
export type NetworkListResponse = NetworkDetailResponse[];

/** Whether the network is the internet (`public`) or one of the customer's own (`private`). */
export type NetworkType = "public" | "private";

/**
 * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
 * `stopped`; `delete-…` end in the service being gone.
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
  /** The items of this page. It may be shorter than the page size. */
  items: Provider[];
  /** What to send as `next` to get the following page; null when this is the last one. */
  next: string | null;
}

/** A right on a resource. Only READ and EDIT can be granted; ADMIN implies both. */
export type Permission = "READ" | "EDIT" | "ADMIN" | "PROVIDER";

/** The policy that nothing may go beyond. */
export interface PermissionsBoundaryCreate {
  /**
   * Name of the policy that becomes the boundary, 1 to 128 characters.
   *
   * @example "reports-only"
   */
  policy_name: string;
}

/** A boundary with its ARN, as the update of a role shows it. */
export interface PermissionsBoundaryObject {
  /**
   * ARN of the policy that is the boundary.
   *
   * @example "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"
   */
  permissions_boundary_arn: string;
  /** What kind of thing the boundary is. */
  permissions_boundary_type: "Policy";
}

/** Name of the policy that is the boundary. */
export type PermissionsBoundaryResponse = string;

/** The policy to attach. */
export interface PolicyAttachmentCreate {
  /**
   * Name of an own policy or a system policy, 1 to 128 characters. Names, not ARNs.
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
   * What the policy is for, 1 to 1000 characters. It cannot be changed later.
   *
   * @example "Reads reports, and nothing else."
   */
  description?: string | undefined;
  /**
   * What the policy allows and denies: its first version. Raw JSON text, or the same percent- or form-encoded; decoded
   * and without blanks 1 to 6144 characters.
   */
  document: PolicyDocument | string;
}

/** A managed policy with the document that is in force. */
export interface PolicyDetailResponse {
  /**
   * ARN of the policy. Those of the system have no namespace in it.
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
   * What the policy is for; empty where nobody said.
   *
   * @example "Reads reports, and nothing else."
   */
  description: string;
  /** Whether every service has this policy and nobody can change it. */
  system: boolean;
  /**
   * To how many users, groups and roles of the service it is attached.
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
   * When the policy, or the choice of its default version, last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
  /**
   * The document, form-encoded (`application/x-www-form-urlencoded`): turn `+` into blanks and percent-decode it to get
   * JSON. Own documents come without blanks, and with `Action` always in a list.
   *
   * @example
   * "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D"
   */
  document: string;
}

/** All managed policies: those of the system first, then the service's own. */
export type PolicyListResponse = PolicySummary[];

/** Which version of a policy is to be in force. */
export interface PolicySetDefaultVersion {
  /**
   * The version that is to be in force.
   *
   * @example "v2"
   */
  version_id: string;
}

/** A managed policy, without its document. */
export interface PolicySummary {
  /**
   * ARN of the policy. Those of the system have no namespace in it.
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
   * What the policy is for; empty where nobody said.
   *
   * @example "Reads reports, and nothing else."
   */
  description: string;
  /** Whether every service has this policy and nobody can change it. */
  system: boolean;
  /**
   * To how many users, groups and roles of the service it is attached.
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
   * When the policy, or the choice of its default version, last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** A new version of a policy's document. */
export interface PolicyVersionCreate {
  /**
   * What the version allows and denies. Raw JSON text, or the same percent- or form-encoded; decoded and without blanks
   * 1 to 6144 characters.
   */
  document: PolicyDocument | string;
  /** Whether the new version comes into force at once. */
  is_default?: boolean | undefined;
}

/** All versions of a policy, the newest first. */
export type PolicyVersionListResponse = PolicyVersionResponse[];

/** One version of a policy's document. */
export interface PolicyVersionResponse {
  /**
   * `v` and a number. Numbers count up and are never used again.
   *
   * @example "v2"
   */
  version_id: string;
  /**
   * The document, form-encoded (`application/x-www-form-urlencoded`): turn `+` into blanks and percent-decode it to get
   * JSON. Own documents come without blanks, and with `Action` always in a list.
   *
   * @example
   * "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D"
   */
  document: string;
  /** Whether this version is in force. */
  is_default: boolean;
  /** When the version was created (RFC 3339). */
  create_date?: string;
  /** The same as `create_date`, for clients that look for it under this name (RFC 3339). */
  created_at?: string;
}

/** Why a Managed Object Storage request failed (RFC 9457). */
export interface Problem {
  /** A URL that ends in the error code, behind `#ERROR_`. */
  type:
    | "https://developers.upcloud.com/1.3/errors#ERROR_INVALID_REQUEST"
    | "https://developers.upcloud.com/1.3/errors#ERROR_SERVICE_ERROR"
    | "https://developers.upcloud.com/1.3/errors#ERROR_AUTHENTICATION_FAILED"
    | "https://developers.upcloud.com/1.3/errors#ERROR_INSUFFICIENT_CREDITS"
    | "https://developers.upcloud.com/1.3/errors#ERROR_RESOURCE_NOT_FOUND"
    | "https://developers.upcloud.com/1.3/errors#ERROR_CONFLICT"
    | "https://developers.upcloud.com/1.3/errors#ERROR_GENERAL_FAILURE";
  /** A short sentence for humans. */
  title: string;
  /**
   * Id (ULID) of the request; `Upcloud-Cid` in the headers says the same.
   *
   * @example "01JDJE6Z12NC3NZNQGXNZME5Q8"
   */
  correlation_id: string;
  /** The HTTP status once more. */
  status: number;
  /** Every member that is wrong; only where the code is INVALID_REQUEST. */
  invalid_params?: InvalidParam[];
}

/** Something that a provider offers. `type` says what it is. */
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

/** A provider: whoever serves the resources that Core orchestrates. */
export interface Provider {
  /**
   * Resource id: a number, written as text.
   *
   * @example "51231"
   */
  id: string;
  /** How Core reaches a provider. */
  specification: ProviderSpecification;
  /** Secret with which the provider gets its access tokens. */
  refreshToken: string;
  /** RSA public key (Base64 of its DER form) with which the provider checks that a call comes from Core. */
  publicKey: string;
  /** When it was created, in milliseconds since the Unix epoch. */
  createdAt: number;
  /** A placeholder that the Resources API asks for. */
  status: ProviderStatus;
  /** News about it; filled only with `includeUpdates`. */
  updates: ProviderUpdate[];
  /** Who a resource belongs to. */
  owner: ResourceOwner;
  /** Who may do what with it; null where permissions do not apply. */
  permissions: ResourcePermissions | null;
  /** Internal/Beta: the id that the provider itself uses. Usually left out; do not rely on it. */
  providerGeneratedId?: string | null;
}

/** What a read of providers adds and leaves out. All filters must hold. */
export interface ProviderIncludeFlags {
  /** Adds the access control list as `permissions.others`. Absent means false. */
  includeOthers?: boolean | null | undefined;
  /** Adds `updates`. Absent means false. */
  includeUpdates?: boolean | null | undefined;
  /** Has no effect on providers. Absent means false. */
  includeSupport?: boolean | null | undefined;
  /** Has no effect on providers. Absent means false. */
  includeProduct?: boolean | null | undefined;
  /** Keeps what was created by users whose name contains this text, case counts. */
  filterCreatedBy?: string | null | undefined;
  /** Keeps what was created at this time or later, in milliseconds since the Unix epoch. */
  filterCreatedAfter?: number | null | undefined;
  /** Keeps what was created at this time or earlier, in milliseconds since the Unix epoch. */
  filterCreatedBefore?: number | null | undefined;
  /** Keeps what is backed by a product of this provider; for providers that is Core itself. */
  filterProvider?: string | null | undefined;
  /** Keeps what is backed by the product of this name. */
  filterProductId?: string | null | undefined;
  /** Keeps what is backed by a product of this category. */
  filterProductCategory?: string | null | undefined;
  /** Keeps these ids as the provider gave them, separated by commas. At most 1000. */
  filterProviderIds?: string | null | undefined;
  /** Keeps these resource ids, separated by commas; what is no number is passed over. At most 1000. */
  filterIds?: string | null | undefined;
  /** Keeps the provider of exactly this name. */
  filterName?: string | null | undefined;
  /** Leaves out what is backed by the product of this name. */
  hideProductId?: string | null | undefined;
  /** Leaves out what is backed by a product of this category. */
  hideProductCategory?: string | null | undefined;
  /** Leaves out what is backed by a product of this provider. */
  hideProvider?: string | null | undefined;
}

/** How Core reaches a provider. */
export interface ProviderSpecification {
  /**
   * The provider's unique name, up to 128 characters. It stands in paths and tokens and never changes.
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
  /** Whether the provider is called over TLS. Plain HTTP is for local work only. */
  https: boolean;
  /**
   * TCP port; null means 443 with `https` and 80 without.
   *
   * @example 443
   */
  port: number | null;
  /** Always the empty reference to Core itself; it may be left out of requests. */
  product: ProductReference;
}

/**
 * How Core reaches a provider.
 *
 * As it is sent: what has a default may be left out.
 */
export interface ProviderSpecificationInput {
  /**
   * The provider's unique name, up to 128 characters. It stands in paths and tokens and never changes.
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
  /** Whether the provider is called over TLS. Plain HTTP is for local work only. */
  https: boolean;
  /**
   * TCP port; null means 443 with `https` and 80 without.
   *
   * @example 443
   */
  port?: number | null | undefined;
  /** Always the empty reference to Core itself; it may be left out of requests. */
  product?: ProductReference | undefined;
}

/** A placeholder that the Resources API asks for. */
export interface ProviderStatus {
  /** Always null for providers. */
  resolvedSupport: ResolvedSupportOfProductAndProviderSupport | null;
  /** Always null for providers. */
  resolvedProduct: Product | null;
}

/** A placeholder that the Resources API asks for. */
export interface ProviderSupport {
  /** Names a product of the catalogue. */
  product: ProductReference;
  /** The interruption that is planned or under way, if any. */
  maintenance: Maintenance | null;
}

/** News about a provider. Nothing writes any today. */
export interface ProviderUpdate {
  /** When Core learned of it, in milliseconds since the Unix epoch. */
  timestamp: number;
  /** What happened, for humans. */
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
 * Last step: the approval of what was signed.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersApproveRequest {
  /** The approval token: opaque, valid once and for five minutes. */
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
 * First step: an integration module tells how it can be reached.
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
 * Second step: a user who is logged in stands by what was told.
 *
 * @deprecated An administrator calls `create`; the owner reads the tokens with `retrieve` and hands them to the
 * provider.
 */
export interface ProvidersRequestApprovalRequestSign {
  /** The second step. */
  type: "sign";
  /** The approval token: opaque, valid once and for five minutes. */
  token: string;
}

/**
 * What the approval protocol waits for next.
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
  /** The approval token: opaque, valid once and for five minutes. */
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
  /** The approval token: opaque, valid once and for five minutes. */
  token: string;
}

/** What a provider needs to know: its refresh token, and the key that proves Core's calls. */
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

/** A place where services can be hosted. */
export interface RegionDetailResponse {
  /**
   * Name of the region; services refer to it.
   *
   * @example "europe-1"
   */
  name: string;
  /**
   * The zone that holds the data.
   *
   * @example "fi-hel2"
   */
  primary_zone: string;
  /** Zones whose private networks reach services of the region; the primary zone is one of them. */
  zones: RegionZone[];
  /** Whether new services can be made here. May be missing. */
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

/** A product from the catalogue, with what its provider declared to support. */
export interface ResolvedSupportOfProductAndProviderSupport {
  /** Something that a provider offers. `type` says what it is. */
  product: Product;
  /** A placeholder that the Resources API asks for. */
  support: ProviderSupport;
}

/** What one entity may do with a resource. */
export interface ResourceAclEntry {
  /** Whom an entry of an access control list is about. */
  entity: AclEntity;
  /** What the entity may do. */
  permissions: Permission[];
}

/** Which providers to list, and which page of them. */
export interface ResourceBrowseRequestOfProviderIncludeFlags {
  /** What a read of providers adds and leaves out. All filters must hold. */
  flags?: ProviderIncludeFlags | undefined;
  /**
   * Items on a page: 10, 25, 50, 100, 250. Any other number, or none, means 50.
   *
   * @example 25
   */
  itemsPerPage?: number | null | undefined;
  /** The `next` of the page before; leave it out for the first page. Its content means nothing to clients. */
  next?: string | null | undefined;
  /** Accepted for old clients and without effect: pages are always read afresh. */
  consistency?: "PREFER" | "REQUIRE" | null | undefined;
  /** Items to pass over before the first page starts. */
  itemsToSkip?: number | null | undefined;
  /** What to sort by: resource, createdAt, createdBy. Anything else means resource. */
  sortBy?: string | null | undefined;
  /** The direction of sorting; ascending when left out. */
  sortDirection?: "ascending" | "descending" | null | undefined;
}

/** Who a resource belongs to. */
export interface ResourceOwner {
  /** Username of who created the resource. */
  createdBy: string;
  /** Id of the project that owns it; null for a personal resource. */
  project: string | null;
}

/** Who may do what with a resource. */
export interface ResourcePermissions {
  /** What the caller may do. */
  myself: Permission[];
  /** The access control list; null unless it was asked for with `includeOthers`. */
  others: ResourceAclEntry[] | null;
}

/** Which provider to read, and what to add. */
export interface ResourceRetrieveRequestOfProviderIncludeFlags {
  /** What a read of providers adds and leaves out. All filters must hold. */
  flags?: ProviderIncludeFlags | undefined;
  /**
   * Resource id of the provider.
   *
   * @example "51231"
   */
  id: string;
}

/** What to look for among the providers. */
export interface ResourceSearchRequestOfProviderIncludeFlags {
  /** What a read of providers adds and leaves out. All filters must hold. */
  flags: ProviderIncludeFlags;
  /** Text that the provider's name contains, in any case; empty text matches all. */
  query: string;
  /**
   * Items on a page: 10, 25, 50, 100, 250. Any other number, or none, means 50.
   *
   * @example 25
   */
  itemsPerPage?: number | null | undefined;
  /** The `next` of the page before; leave it out for the first page. Its content means nothing to clients. */
  next?: string | null | undefined;
  /** Accepted for old clients and without effect: pages are always read afresh. */
  consistency?: "PREFER" | "REQUIRE" | null | undefined;
  /** Items to pass over before the first page starts. */
  itemsToSkip?: number | null | undefined;
  /** What to sort by: resource, createdAt, createdBy. Anything else means resource. */
  sortBy?: string | null | undefined;
  /** The direction of sorting; ascending when left out. */
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
   * Who may take the role on. Raw JSON text, or the same percent- or form-encoded; decoded and without blanks 1 to
   * 131072 characters.
   */
  assume_role_policy_document: TrustDocument | string;
  /**
   * What the role is for, 1 to 1000 characters.
   *
   * @example "Reads reports."
   */
  description?: string | undefined;
  /**
   * How long a session under the role may last, in seconds: 900 to 43200.
   *
   * @example 7200
   */
  max_session_duration?: number | undefined;
  /** Name of the policy that the role cannot go beyond, 1 to 128 characters. */
  permissions_boundary?: string | undefined;
  /** Tags of the new role, at most 50. */
  tags?: readonly RoleTag[] | undefined;
}

/** All roles of a service. */
export type RoleListResponse = RoleSummary[];

/** The boundary of a role: the name of a policy, and in the answer to an update an object with the policy's ARN. */
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
   * What the role is for; empty where nobody said.
   *
   * @example "Reads reports."
   */
  description: string;
  /** Who may take the role on: the trust document as raw JSON text, whichever way it was sent. */
  assume_role_policy_document: string;
  /**
   * How long a session under the role may last, in seconds.
   *
   * @example 3600
   */
  max_session_duration: number;
  /** The policy that the role cannot go beyond; missing where there is none. */
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
   * What the role is for; empty where nobody said.
   *
   * @example "Reads reports."
   */
  description: string;
  /** Who may take the role on: the trust document as raw JSON text, whichever way it was sent. */
  assume_role_policy_document: string;
  /**
   * How long a session under the role may last, in seconds.
   *
   * @example 3600
   */
  max_session_duration: number;
  /** The policy that the role cannot go beyond; missing where there is none. */
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

/** A tag that a new role gets. */
export interface RoleTag {
  /**
   * Key of the tag, up to 128 characters. Case counts, and no two tags of one owner share a key.
   *
   * @example "department"
   */
  key: string;
  /** Value of the tag, up to 256 characters; it may be empty. */
  value?: string | undefined;
}

/** What is to change about a role (JSON Merge Patch). */
export interface RoleUpdate {
  /**
   * What the role is for, 1 to 1000 characters; null removes it.
   *
   * @example "Reads last year's reports."
   */
  description?: string | null | undefined;
  /**
   * How long a session under the role may last, in seconds: 900 to 43200.
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
   * Name of the region that is to host the service, for good.
   *
   * @example "europe-2"
   */
  region: string;
  /** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
  configured_status: ConfiguredStatus;
  /** Whether the service can be neither deleted nor stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks from which the service is reached, up to 8. Private ones must lie in a zone of the service's region. Null
   * is the same as none.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels by which the service is found, up to 255. */
  labels?: readonly LabelCreate[] | undefined;
  /** Custom domains that lead to the service, up to 5, under the rules of attaching one. */
  custom_domains?: readonly CustomDomainCreate[] | undefined;
}

/** A service with all that belongs to it but its buckets. */
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
  /** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
  configured_status: ConfiguredStatus;
  /**
   * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
   * `stopped`; `delete-…` end in the service being gone.
   */
  operational_state: OperationalState;
  /** Whether the service can be neither deleted nor stopped. */
  termination_protection: boolean;
  /** Where the service is reached. Empty without networks, and when it is stopped. */
  endpoints: EndpointResponse[];
  /** Networks from which the service is reached. */
  networks: NetworkDetailResponse[];
  /** Custom domains that lead to the service. */
  custom_domains: CustomDomainDetailResponse[];
  /** Static websites that its domains serve. */
  static_websites: StaticWebsiteConfig[];
  /** Labels by which the service is found. */
  labels: LabelDetailResponse[];
  /** What keeps the service in its state, if anything. */
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
   * When the service, or its state, last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
  /** Users of the service, with their keys and policies. */
  users: UserDetailResponse[];
}

/** A domain that leads to a service. */
export interface ServiceDomain {
  /**
   * Host name.
   *
   * @example "k3v9a.upcloudobjects.com"
   */
  domain: string;
  /** A domain of the system for the internet (`public`) or private networks (`private`), or a custom one. */
  type: "public" | "private" | "custom";
  /** Whether the domain works: always with domains of the system, with custom ones once they have a certificate. */
  active: boolean;
  /** Whether the domain has a static website configuration. */
  static_website_configured: boolean;
}

/** The domains that lead to a service. */
export interface ServiceDomains {
  /** All domains, those of the system first. */
  domains: ServiceDomain[];
}

/** One page of the account's services. */
export type ServiceListResponse = ServiceSummary[];

/** What is to change about a service (JSON Merge Patch). Its region stays. */
export interface ServiceModify {
  /**
   * Name of the service, unique within the account: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "media-archive"
   */
  name?: string | undefined;
  /** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
  configured_status?: ConfiguredStatus | undefined;
  /** Whether the service can be neither deleted nor stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks from which the service is reached, up to 8. Private ones must lie in a zone of the service's region. They
   * take the place of all that there are; null detaches all.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels by which the service is found, up to 255. They take the place of all that there are; null removes all. */
  labels?: readonly LabelCreate[] | null | undefined;
  /**
   * Custom domains that lead to the service, up to 5, under the rules of attaching one. They take the place of all that
   * there are; null detaches all.
   */
  custom_domains?: readonly CustomDomainCreate[] | null | undefined;
  /**
   * Static websites that its domains serve, under the rules of configuring one; one for each domain. They take the place
   * of all that there are; null removes all.
   */
  static_websites?: readonly StaticWebsiteConfigCreate[] | null | undefined;
}

/** What a service is to be from now on. Its region stays. */
export interface ServiceReplace {
  /**
   * Name of the service, unique within the account: 1 to 64 letters, digits, `_` and `-`.
   *
   * @example "media-archive"
   */
  name: string;
  /** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
  configured_status: ConfiguredStatus;
  /** Whether the service can be neither deleted nor stopped. */
  termination_protection?: boolean | undefined;
  /**
   * Networks from which the service is reached, up to 8. Private ones must lie in a zone of the service's region. Null
   * is the same as none.
   */
  networks?: readonly NetworkCreate[] | null | undefined;
  /** Labels by which the service is found, up to 255. */
  labels?: readonly LabelCreate[] | undefined;
  /** Custom domains that lead to the service, up to 5, under the rules of attaching one. Left out they stay as they are. */
  custom_domains?: readonly CustomDomainCreate[] | undefined;
  /**
   * Static websites that its domains serve, under the rules of configuring one; one for each domain. Left out they stay
   * as they are; null removes all.
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
  /** What the customer wants of a service: that it runs (`started`) or that it does not (`stopped`). */
  configured_status: ConfiguredStatus;
  /**
   * What the system is doing with a service. `pending`, `setup-…` and `cleanup-deleted-buckets` lead to `running` or
   * `stopped`; `delete-…` end in the service being gone.
   */
  operational_state: OperationalState;
  /** Whether the service can be neither deleted nor stopped. */
  termination_protection: boolean;
  /** Where the service is reached. Empty without networks, and when it is stopped. */
  endpoints: EndpointResponse[];
  /** Networks from which the service is reached. */
  networks: NetworkDetailResponse[];
  /** Custom domains that lead to the service. */
  custom_domains: CustomDomainDetailResponse[];
  /** Static websites that its domains serve. */
  static_websites: StaticWebsiteConfig[];
  /** Labels by which the service is found. */
  labels: LabelDetailResponse[];
  /** What keeps the service in its state, if anything. */
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
   * When the service, or its state, last changed (RFC 3339).
   *
   * @example "2024-02-29T11:25:42Z"
   */
  updated_at: string;
}

/** Why a service stays in a state. */
export interface StateMessage {
  /**
   * What keeps a service in its state: a certificate that takes up to ten minutes to be issued, one that was refused for
   * a domain or a custom domain (check the DNS records), or buckets or the service itself that cannot be deleted (call
   * support).
   */
  code: StateMessageCode;
  /**
   * The same for humans, with particulars.
   *
   * @example "Certificate issuing is in progress for domains: www.example.com."
   */
  message: string;
  /** The state that the message is about. */
  operational_state: OperationalState;
  /**
   * When the message came up (RFC 3339).
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
 * What keeps a service in its state: a certificate that takes up to ten minutes to be issued, one that was refused for
 * a domain or a custom domain (check the DNS records), or buckets or the service itself that cannot be deleted (call
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
   * Bucket that holds the website.
   *
   * @example "homepage"
   */
  bucket_name: string;
  /**
   * Path in the bucket under which the website lies; empty for the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix: string;
  /**
   * Document that stands for a directory.
   *
   * @example "index.html"
   */
  index_document: string;
  /** Whether every path without a file extension is answered with the index document. */
  spa_mode: boolean;
  /** Whether the domain serves the website. */
  enabled: boolean;
  /** Pages that are served in place of errors. */
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
   * An attached custom domain in mode `static-website`. Left out, the configuration is for the domain that the system
   * gave to the service for static websites.
   *
   * @example "www.example.com"
   */
  domain_name?: string | undefined;
  /**
   * Bucket that holds the website, up to 254 characters. Its objects must be publicly readable.
   *
   * @example "homepage"
   */
  bucket_name: string;
  /**
   * Path in the bucket under which the website lies, such as `dist/`: up to 1024 letters, digits, `/`, dots, `-` and
   * `_`. Empty text means the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix?: string | undefined;
  /**
   * Document that stands for a directory: 1 to 255 letters, digits, `/`, dots, `-` and `_`.
   *
   * @example "index.html"
   */
  index_document?: string | undefined;
  /**
   * Whether every path without a file extension is answered with the index document, for applications that route in the
   * browser. Null is the same as false.
   */
  spa_mode?: boolean | null | undefined;
  /** Whether the domain serves the website. */
  enabled?: boolean | undefined;
  /** Pages that are served in place of errors, up to 25. */
  error_pages?: readonly StaticWebsiteErrorPage[] | undefined;
}

/** All static websites of a service. */
export type StaticWebsiteConfigList = StaticWebsiteConfig[];

/** What is to change about a static website (JSON Merge Patch). Its domain cannot change. */
export interface StaticWebsiteConfigModify {
  /** Bucket that holds the website, up to 254 characters. Its objects must be publicly readable. */
  bucket_name?: string | undefined;
  /**
   * Path in the bucket under which the website lies, such as `dist/`: up to 1024 letters, digits, `/`, dots, `-` and
   * `_`. Empty text means the whole bucket.
   *
   * @example "dist/"
   */
  bucket_prefix?: string | undefined;
  /**
   * Document that stands for a directory: 1 to 255 letters, digits, `/`, dots, `-` and `_`.
   *
   * @example "index.html"
   */
  index_document?: string | undefined;
  /**
   * Whether every path without a file extension is answered with the index document, for applications that route in the
   * browser. Null is the same as false.
   */
  spa_mode?: boolean | null | undefined;
  /** Whether the domain serves the website. */
  enabled?: boolean | undefined;
  /** Pages that are served in place of errors, up to 25. They take the place of all that there are. */
  error_pages?: readonly StaticWebsiteErrorPage[] | undefined;
}

/** A page that is served in place of an error: for one status or for a range of them, never both. */
export interface StaticWebsiteErrorPage {
  /**
   * Path of the page in the bucket, 1 to 255 characters, without a leading slash.
   *
   * @example "errors/404.html"
   */
  error_document: string;
  /** The one status that the page is for; instead of `status_range`: 400 to 599. */
  status_code?: number;
  /** The statuses that the page is for; instead of `status_code`. */
  status_range?: StatusRange;
}

/** A range of HTTP statuses, both ends included. */
export interface StatusRange {
  /** First status of the range: 400 to 599. */
  start: number;
  /** Last status of the range, greater than `start`: 400 to 599. */
  end: number;
}

/** A place for files. */
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
  /** Place in listings; lower numbers come first. */
  priority: number;
  /** Counts the changes of the product. */
  version: number;
  /** Whether it can be used without an allocation. */
  freeToUse: boolean;
  /** Which kinds of workspace may apply for it. */
  allowAllocationRequestsFrom: "ALL" | "PERSONAL" | "PROJECT";
  /** The kind of product, in the accounting system's words. */
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
  /** Whether use is added up or measured against a quota. */
  chargeType: "ABSOLUTE" | "DIFFERENTIAL_QUOTA";
  /** Whether application forms leave it out. */
  hiddenInGrantApplications: boolean;
  /** What the asking workspace has left, in units; null when it was not asked for. */
  balance: number | null;
  /** The most that the asking workspace can use now, in units; null when it was not asked for. */
  maxUsableBalance: number | null;
}

/** A tag that is to be put on a user or role. */
export interface TagItem {
  /**
   * Key of the tag, up to 128 characters. Case counts, and no two tags of one owner share a key.
   *
   * @example "department"
   */
  key: string;
  /**
   * Value of the tag, up to 256 characters; it may be empty.
   *
   * @example "research"
   */
  value: string;
}

/** All tags that the owner is to have, at most 50: a bare array. */
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
   * Value of the tag; empty where the tag was made without one.
   *
   * @example "research"
   */
  value?: string;
}

/** An empty object: it worked, and there is nothing to say. */
export interface Unit {
  [member: string]: unknown;
}

/** A change of the access control list of one resource. */
export interface UpdatedAcl {
  /** Id of the resource. */
  id: string;
  /** Permissions to grant besides those that stand. ADMIN and PROVIDER cannot be granted and are passed over. */
  added: readonly ResourceAclEntry[];
  /** Entities that lose every permission. They are removed before any is added. */
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

/** A user of a service, who is no user of the account. */
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
  /** Name of the policy that is the user's permissions boundary; missing where there is none. */
  permissions_boundary?: PermissionsBoundaryResponse;
}

/** All users of a service. */
export type UserListResponse = UserDetailResponse[];

/** What `objectStorage.services.list` can be asked. */
export interface ObjectStorageServicesListQuery {
  /** How many entries to answer with at most, up to 100. 0 asks for none. */
  limit?: number | undefined;
  /** How many entries to pass over first. */
  offset?: number | undefined;
  /** What to sort by; `-` before it turns the order round. */
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
   * Keeps services that have a label: `KEY` for any value, `KEY=VALUE` for this one. Repeated, all of them must be
   * there.
   *
   * @example ["env=staging"]
   */
  label?: readonly string[] | undefined;
}

/** What `objectStorage.services.delete` can be asked. */
export interface ObjectStorageServicesDeleteQuery {
  /** Whether to delete the service with all that is in it. Nothing brings the objects back. */
  force?: boolean | undefined;
}

/** What `objectStorage.buckets.list` can be asked. */
export interface ObjectStorageBucketsListQuery {
  /** How many entries to answer with at most, up to 100. 0 asks for none. */
  limit?: number | undefined;
  /** How many entries to pass over first. */
  offset?: number | undefined;
}

/** What `objectStorage.metrics.listSeries` can be asked. */
export interface ObjectStorageMetricsListSeriesQuery {
  /**
   * Beginning of the range; 24 hours ago when left out, as RFC 3339.
   *
   * @example "2026-03-01T12:00:00Z"
   */
  from?: string | undefined;
  /**
   * End of the range; now when left out, as RFC 3339.
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
  /** Order: oldest first, or with `-` newest first. */
  sort?: "start_at" | "-start_at" | undefined;
  /** How many entries to answer with at most, up to 100. 0 asks for none. */
  limit?: number | undefined;
  /** How many entries to pass over first. */
  offset?: number | undefined;
}

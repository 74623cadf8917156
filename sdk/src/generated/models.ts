// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** A short-lived access token. */
export interface AccessToken {
  /** A signed JWT (RS256), to be sent as bearer. It is valid for fifteen minutes. */
  accessToken: string;
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

/** Names one thing by its id. */
export interface FindByStringId {
  /** The id of the thing. Ids are text even where they look like numbers. */
  id: string;
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
  /** Keeps these ids as the provider gave them, separated by commas. */
  filterProviderIds?: string | null | undefined;
  /** Keeps these resource ids, separated by commas; what is no number is passed over. */
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

/** Which one, and how: Welcome a provider that was approved. */
export interface IntegrationProviderWelcomeParams {
  /**
   * Unique name of the provider that is called.
   *
   * @example "example"
   */
  providerId: string;
}

/** Which one, and how: Read how a provider connects users. */
export interface IntegrationProviderRetrieveManifestParams {
  /**
   * Unique name of the provider that is called.
   *
   * @example "example"
   */
  providerId: string;
}

/** Which one, and how: Prepare a provider for a user. */
export interface IntegrationProviderInitParams {
  /**
   * Unique name of the provider that is called.
   *
   * @example "example"
   */
  providerId: string;
}

/** Which one, and how: Connect a user to a provider. */
export interface IntegrationProviderConnectParams {
  /**
   * Unique name of the provider that is called.
   *
   * @example "example"
   */
  providerId: string;
}

/** Which one, and how: Tell a provider that a user left. */
export interface IntegrationProviderUnlinkedParams {
  /**
   * Unique name of the provider that is called.
   *
   * @example "example"
   */
  providerId: string;
}

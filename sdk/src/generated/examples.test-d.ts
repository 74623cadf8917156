// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Concordat } from "./concordat.js";
import type {
  AccessKeyDetailResponse,
  AccessKeyListResponse,
  AccountResponse,
  AssumeRolePolicyResponse,
  AuthProvidersGenerateKeyPairResponse,
  AuthProvidersRetrievePublicKeyResponse,
  BucketDetailResponse,
  BucketListResponse,
  BulkResponseOfAccessToken,
  BulkResponseOfAuthProvidersRegisterResponseItem,
  BulkResponseOfFindByStringId,
  BulkResponseOfPublicKeyAndRefreshToken,
  BulkResponseOfUnit,
  CreateAccessKeyResponse,
  CustomDomainDetailResponse,
  CustomDomainListResponse,
  FindByStringId,
  GroupListResponse,
  GroupResponse,
  InlinePolicyListResponse,
  InlinePolicyResponse,
  JobDetailResponse,
  JobListResponse,
  LabelDetailResponse,
  LabelListResponse,
  MetricsSeriesListResponse,
  MetricsUsageResponse,
  NetworkDetailResponse,
  NetworkListResponse,
  PageV2OfProvider,
  PermissionsBoundaryResponse,
  PolicyAttachmentListResponse,
  PolicyDetailResponse,
  PolicyListResponse,
  PolicyVersionListResponse,
  PolicyVersionResponse,
  PriceListResponse,
  Provider,
  ProviderSpecification,
  ProvidersRequestApprovalResponse,
  RegionDetailResponse,
  RegionListResponse,
  RoleListResponse,
  RolePolicyListResponse,
  RoleResponse,
  ServiceDetailResponse,
  ServiceDomains,
  ServiceListResponse,
  StaticWebsiteConfig,
  StaticWebsiteConfigList,
  TagListResponse,
  Unit,
  UserDetailResponse,
  UserListResponse,
  ZoneListResponse,
} from "./models.js";

declare const cloud: Concordat;

cloud.providers.browse({ flags: { filterName: "example", includeOthers: true }, itemsPerPage: 25 });
({
  itemsPerPage: 25,
  items: [
    {
      id: "51231",
      specification: {
        id: "example",
        domain: "provider.example.com",
        https: true,
        port: 443,
        product: { id: "", category: "", provider: "ucloud_core" },
      },
      refreshToken: "2b1f4e0a-8c7d-4f3b-9e61-5d0c2a7b8f94",
      publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
      createdAt: 1633329776235,
      status: { resolvedSupport: null, resolvedProduct: null },
      updates: [],
      owner: { createdBy: "ada", project: null },
      permissions: { myself: ["ADMIN"], others: null },
    },
  ],
  next: null,
}) satisfies PageV2OfProvider;

cloud.providers.retrieve({
  flags: { includeOthers: false, includeUpdates: false, includeSupport: false, includeProduct: false },
  id: "51231",
});
({
  id: "51231",
  specification: {
    id: "example",
    domain: "provider.example.com",
    https: true,
    port: 443,
    product: { id: "", category: "", provider: "ucloud_core" },
  },
  refreshToken: "2b1f4e0a-8c7d-4f3b-9e61-5d0c2a7b8f94",
  publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
  createdAt: 1633329776235,
  status: { resolvedSupport: null, resolvedProduct: null },
  updates: [],
  owner: { createdBy: "ada", project: null },
  permissions: { myself: ["ADMIN"], others: null },
}) satisfies Provider;

cloud.providers.retrieveSpecification({ id: "51231" });
({
  id: "example",
  domain: "provider.example.com",
  https: true,
  port: 443,
  product: { id: "", category: "", provider: "ucloud_core" },
}) satisfies ProviderSpecification;

cloud.providers.search({ flags: {}, query: "exam", itemsPerPage: 10 });
({
  itemsPerPage: 10,
  items: [
    {
      id: "51231",
      specification: {
        id: "example",
        domain: "provider.example.com",
        https: true,
        port: 443,
        product: { id: "", category: "", provider: "ucloud_core" },
      },
      refreshToken: "2b1f4e0a-8c7d-4f3b-9e61-5d0c2a7b8f94",
      publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
      createdAt: 1633329776235,
      status: { resolvedSupport: null, resolvedProduct: null },
      updates: [],
      owner: { createdBy: "ada", project: null },
      permissions: { myself: ["ADMIN"], others: null },
    },
  ],
  next: null,
}) satisfies PageV2OfProvider;

cloud.providers.approve({ token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e" });
({ id: "51231" }) satisfies FindByStringId;

cloud.providers.create({ items: [{ id: "example", domain: "provider.example.com", https: true, port: 443 }] });
({ responses: [{ id: "51231" }] }) satisfies BulkResponseOfFindByStringId;

cloud.providers.init();
({}) satisfies Unit;

cloud.providers.renewToken({ items: [{ id: "51231" }] });
({}) satisfies Unit;

cloud.providers.requestApproval({
  type: "information",
  specification: {
    id: "example",
    domain: "provider.example.com",
    https: true,
    port: null,
    product: { id: "", category: "", provider: "ucloud_core" },
  },
});
({ type: "requires_signature", token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e" }) satisfies ProvidersRequestApprovalResponse;

cloud.providers.requestApproval({ type: "sign", token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e" });
({ type: "awaiting_admin_approval", token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e" }) satisfies ProvidersRequestApprovalResponse;

cloud.providers.update({ items: [{ id: "example", domain: "new.example.com", https: true, port: 443 }] });
({ responses: [{ id: "example" }] }) satisfies BulkResponseOfFindByStringId;

cloud.providers.updateAcl({
  items: [
    {
      id: "51231",
      added: [{ entity: { type: "user", username: "ada" }, permissions: ["READ"] }],
      deleted: [
        {
          type: "project_group",
          projectId: "7e3f1d1a-6a2b-4a55-9f4e-2f6c1b0d9e8a",
          group: "0b9a6c1d-52f3-4c3e-8d57-1a2b3c4d5e6f",
        },
      ],
    },
  ],
});
({ responses: [{}] }) satisfies BulkResponseOfUnit;

cloud.authProviders.register({ items: [{ id: "example" }] });
({ responses: [{ claimToken: "c29tZSByYW5kb20gYnl0ZXM=" }] }) satisfies BulkResponseOfAuthProvidersRegisterResponseItem;

cloud.authProviders.claim({ items: [{ claimToken: "c29tZSByYW5kb20gYnl0ZXM=" }] });
({
  responses: [
    {
      providerId: "example",
      publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
      refreshToken: "9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16",
    },
  ],
}) satisfies BulkResponseOfPublicKeyAndRefreshToken;

cloud.authProviders.renew({ items: [{ id: "example" }] });
({
  responses: [
    {
      providerId: "example",
      publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
      refreshToken: "9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16",
    },
  ],
}) satisfies BulkResponseOfPublicKeyAndRefreshToken;

cloud.authProviders.refresh({ items: [{ refreshToken: "9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16" }] });
({
  responses: [
    {
      accessToken: "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIjUF9leGFtcGxlIiwicm9sZSI6IlBST1ZJREVSIn0.c2lnbmF0dXJl",
    },
  ],
}) satisfies BulkResponseOfAccessToken;

cloud.authProviders.retrievePublicKey({ id: "example" });
({ publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" }) satisfies AuthProvidersRetrievePublicKeyResponse;

cloud.authProviders.refreshAsOrchestrator({ items: [{ providerId: "example" }] });
({
  responses: [
    {
      accessToken: "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIjUF9leGFtcGxlIiwicm9sZSI6IlBST1ZJREVSIn0.c2lnbmF0dXJl",
    },
  ],
}) satisfies BulkResponseOfAccessToken;

cloud.authProviders.generateKeyPair();
({
  publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
  privateKey: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
}) satisfies AuthProvidersGenerateKeyPairResponse;

cloud.objectStorage.account.get();
({
  account: {
    credits: null,
    resource_limits: {
      cores: 200,
      detached_floating_ips: 10,
      load_balancers: 50,
      managed_object_storages: 100,
      memory: 1048576,
      network_peerings: 100,
      networks: 100,
      ntp_excess_gib: 20000,
      public_ipv4: 100,
      public_ipv6: 100,
      storage_hdd: 10240,
      storage_maxiops: 10240,
      storage_ssd: 10240,
    },
    username: "ada",
  },
}) satisfies AccountResponse;

cloud.objectStorage.prices.list();
({ prices: { zone: [{ name: "fi-hel2" }] } }) satisfies PriceListResponse;

cloud.objectStorage.regions.list();
([
  { name: "europe-2", primary_zone: "de-fra1", zones: [{ name: "de-fra1" }, { name: "nl-ams1" }, { name: "pl-waw1" }] },
]) satisfies RegionListResponse;

cloud.objectStorage.regions.get("europe-2");
({
  name: "europe-2",
  primary_zone: "de-fra1",
  zones: [{ name: "de-fra1" }, { name: "nl-ams1" }, { name: "pl-waw1" }],
}) satisfies RegionDetailResponse;

cloud.objectStorage.zones.list();
({ zones: { zone: [{ description: "Helsinki #2", id: "fi-hel2", public: "yes" }] } }) satisfies ZoneListResponse;

cloud.objectStorage.jobs.create({
  type: "copy",
  source: {
    access_key_id: "AKIAOLDSTORAGE",
    endpoint_url: "https://s3.example.com",
    bucket: "archive",
    secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
  },
  target: {
    access_key_id: "AKIA4C0FFEE15BAD5EED",
    endpoint_url: "https://k3v9a.upcloudobjects.com",
    bucket: "archive",
    secret_access_key: "NeitherIsThisOne+ButItHasTheSameLength/4",
  },
});
({
  uuid: "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14",
  operational_state: "pending",
  input: {
    type: "copy",
    source: { access_key_id: "AKIAOLDSTORAGE", endpoint_url: "https://s3.example.com", bucket: "archive" },
    target: { access_key_id: "AKIA4C0FFEE15BAD5EED", endpoint_url: "https://k3v9a.upcloudobjects.com", bucket: "archive" },
  },
  output: { bytes: 0, total_bytes: 0, error: "", transfer_time: "" },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
}) satisfies JobDetailResponse;

cloud.objectStorage.jobs.list();
([
  {
    uuid: "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14",
    operational_state: "pending",
    input: {
      type: "copy",
      source: { access_key_id: "AKIAOLDSTORAGE", endpoint_url: "https://s3.example.com", bucket: "archive" },
      target: { access_key_id: "AKIA4C0FFEE15BAD5EED", endpoint_url: "https://k3v9a.upcloudobjects.com", bucket: "archive" },
    },
    output: { bytes: 0, total_bytes: 0, error: "", transfer_time: "" },
    created_at: "2026-03-01T08:00:00.41872Z",
    updated_at: "2026-03-01T08:00:00.41872Z",
  },
]) satisfies JobListResponse;

cloud.objectStorage.jobs.get("12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14");
({
  uuid: "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14",
  operational_state: "completed",
  input: {
    type: "copy",
    source: { access_key_id: "AKIAOLDSTORAGE", endpoint_url: "https://s3.example.com", bucket: "archive" },
    target: { access_key_id: "AKIA4C0FFEE15BAD5EED", endpoint_url: "https://k3v9a.upcloudobjects.com", bucket: "archive" },
  },
  output: { bytes: 1846213551, total_bytes: 1846213551, error: "", transfer_time: "73.418" },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:03:12.904415Z",
}) satisfies JobDetailResponse;

cloud.objectStorage.jobs.cancel("12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14");

cloud.objectStorage.services.create({
  name: "media-archive",
  region: "europe-2",
  configured_status: "started",
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
  labels: [{ key: "env", value: "staging" }],
});
({
  uuid: "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35",
  name: "media-archive",
  region: "europe-2",
  configured_status: "started",
  operational_state: "pending",
  termination_protection: false,
  endpoints: [
    {
      domain_name: "k3v9a.upcloudobjects.com",
      type: "public",
      mode: "api",
      iam_url: "https://k3v9a.upcloudobjects.com:4443/iam",
      sts_url: "https://k3v9a.upcloudobjects.com:4443/sts",
    },
    { domain_name: "k3v9a-static.upcloudobjects.com", type: "public", mode: "static-website" },
  ],
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
  custom_domains: [],
  static_websites: [],
  labels: [{ key: "env", value: "staging" }],
  state_messages: [],
  usage: { total_objects: 0, total_size_bytes: 0 },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
  users: [],
}) satisfies ServiceDetailResponse;

cloud.objectStorage.services.list({ label: ["env=staging", "team"], sort: "service_name", limit: 50 });
([
  {
    uuid: "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35",
    name: "media-archive",
    region: "europe-2",
    configured_status: "started",
    operational_state: "running",
    termination_protection: false,
    endpoints: [
      {
        domain_name: "k3v9a.upcloudobjects.com",
        type: "public",
        mode: "api",
        iam_url: "https://k3v9a.upcloudobjects.com:4443/iam",
        sts_url: "https://k3v9a.upcloudobjects.com:4443/sts",
      },
      { domain_name: "k3v9a-static.upcloudobjects.com", type: "public", mode: "static-website" },
    ],
    networks: [{ name: "internet", type: "public", family: "IPv4" }],
    custom_domains: [{ domain_name: "objects.example.com", type: "public", mode: "api" }],
    static_websites: [],
    labels: [{ key: "env", value: "staging" }],
    state_messages: [],
    usage: { total_objects: 412, total_size_bytes: 1846213551 },
    created_at: "2026-03-01T08:00:00.41872Z",
    updated_at: "2026-03-01T08:03:12.904415Z",
  },
]) satisfies ServiceListResponse;

cloud.objectStorage.services.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
({
  uuid: "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35",
  name: "media-archive",
  region: "europe-2",
  configured_status: "started",
  operational_state: "running",
  termination_protection: false,
  endpoints: [
    {
      domain_name: "k3v9a.upcloudobjects.com",
      type: "public",
      mode: "api",
      iam_url: "https://k3v9a.upcloudobjects.com:4443/iam",
      sts_url: "https://k3v9a.upcloudobjects.com:4443/sts",
    },
    { domain_name: "k3v9a-static.upcloudobjects.com", type: "public", mode: "static-website" },
  ],
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
  custom_domains: [{ domain_name: "objects.example.com", type: "public", mode: "api" }],
  static_websites: [],
  labels: [{ key: "env", value: "staging" }],
  state_messages: [],
  usage: { total_objects: 412, total_size_bytes: 1846213551 },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:03:12.904415Z",
  users: [
    {
      username: "ada",
      arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
      created_at: "2026-03-01T08:05:00Z",
      access_keys: [],
      policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
    },
  ],
}) satisfies ServiceDetailResponse;

cloud.objectStorage.services.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "media-archive", configured_status: "stopped" });
({
  uuid: "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35",
  name: "media-archive",
  region: "europe-2",
  configured_status: "stopped",
  operational_state: "pending",
  termination_protection: false,
  endpoints: [],
  networks: [],
  custom_domains: [{ domain_name: "objects.example.com", type: "public", mode: "api" }],
  static_websites: [],
  labels: [],
  state_messages: [],
  usage: { total_objects: 412, total_size_bytes: 1846213551 },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:03:12.904415Z",
  users: [
    {
      username: "ada",
      arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
      created_at: "2026-03-01T08:05:00Z",
      access_keys: [],
      policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
    },
  ],
}) satisfies ServiceDetailResponse;

cloud.objectStorage.services.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { termination_protection: true, labels: null });
({
  uuid: "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35",
  name: "media-archive",
  region: "europe-2",
  configured_status: "started",
  operational_state: "pending",
  termination_protection: true,
  endpoints: [
    {
      domain_name: "k3v9a.upcloudobjects.com",
      type: "public",
      mode: "api",
      iam_url: "https://k3v9a.upcloudobjects.com:4443/iam",
      sts_url: "https://k3v9a.upcloudobjects.com:4443/sts",
    },
    { domain_name: "k3v9a-static.upcloudobjects.com", type: "public", mode: "static-website" },
  ],
  networks: [{ name: "internet", type: "public", family: "IPv4" }],
  custom_domains: [{ domain_name: "objects.example.com", type: "public", mode: "api" }],
  static_websites: [],
  labels: [],
  state_messages: [],
  usage: { total_objects: 412, total_size_bytes: 1846213551 },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:03:12.904415Z",
  users: [
    {
      username: "ada",
      arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
      created_at: "2026-03-01T08:05:00Z",
      access_keys: [],
      policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
    },
  ],
}) satisfies ServiceDetailResponse;

cloud.objectStorage.services.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { force: true });

cloud.objectStorage.networks.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  name: "office",
  type: "private",
  family: "IPv4",
  uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
});
({ name: "office", type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" }) satisfies NetworkDetailResponse;

cloud.objectStorage.networks.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "internet", type: "public", family: "IPv4" });
({ name: "internet", type: "public", family: "IPv4" }) satisfies NetworkDetailResponse;

cloud.objectStorage.networks.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  { name: "internet", type: "public", family: "IPv4" },
  { name: "office", type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" },
]) satisfies NetworkListResponse;

cloud.objectStorage.networks.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "office");
({ name: "office", type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" }) satisfies NetworkDetailResponse;

cloud.objectStorage.networks.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "office");

cloud.objectStorage.labels.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { key: "env", value: "staging" });
({ key: "env", value: "staging" }) satisfies LabelDetailResponse;

cloud.objectStorage.labels.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([{ key: "env", value: "staging" }]) satisfies LabelListResponse;

cloud.objectStorage.labels.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env");
({ key: "env", value: "staging" }) satisfies LabelDetailResponse;

cloud.objectStorage.labels.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env", { value: "production" });
({ key: "env", value: "production" }) satisfies LabelDetailResponse;

cloud.objectStorage.labels.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env", { key: "environment" });
({ key: "environment", value: "staging" }) satisfies LabelDetailResponse;

cloud.objectStorage.labels.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env");

cloud.objectStorage.buckets.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "holiday-photos" });
({ name: "holiday-photos", total_objects: 0, total_size_bytes: 0, deleted: false }) satisfies BucketDetailResponse;

cloud.objectStorage.buckets.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { limit: 50, offset: 0 });
([
  { name: "backups", total_objects: 0, total_size_bytes: 0, deleted: true },
  { name: "holiday-photos", total_objects: 412, total_size_bytes: 1846213551, deleted: false },
]) satisfies BucketListResponse;

cloud.objectStorage.buckets.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "holiday-photos");

cloud.objectStorage.metrics.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
({ total_objects: 412, total_size_bytes: 1846213551 }) satisfies MetricsUsageResponse;

cloud.objectStorage.metrics.listSeries("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  from: "2026-03-01T00:00:00Z",
  to: "2026-03-02T00:00:00Z",
  interval: "12h",
  sort: "start_at",
  limit: 2,
});
([
  {
    bytes_total: 6000,
    bytes_created: 7500,
    bytes_deleted: 1500,
    bytes_received: 7500,
    bytes_transmitted: 0,
    objects_total: 4,
    objects_created: 5,
    objects_deleted: 1,
    start_at: "2026-03-01T00:00:00Z",
    end_at: "2026-03-01T12:00:00Z",
  },
  {
    bytes_total: 6400,
    bytes_created: 400,
    bytes_deleted: 0,
    bytes_received: 400,
    bytes_transmitted: 6000,
    objects_total: 5,
    objects_created: 1,
    objects_deleted: 0,
    start_at: "2026-03-01T12:00:00Z",
    end_at: "2026-03-02T00:00:00Z",
  },
]) satisfies MetricsSeriesListResponse;

cloud.objectStorage.customDomains.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { domain_name: "objects.example.com", type: "public" });
({ domain_name: "objects.example.com", type: "public", mode: "api" }) satisfies CustomDomainDetailResponse;

cloud.objectStorage.customDomains.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  domain_name: "www.example.com",
  type: "public",
  mode: "static-website",
});
({ domain_name: "www.example.com", type: "public", mode: "static-website" }) satisfies CustomDomainDetailResponse;

cloud.objectStorage.customDomains.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  { domain_name: "objects.example.com", type: "public", mode: "api" },
  { domain_name: "www.example.com", type: "public", mode: "static-website" },
]) satisfies CustomDomainListResponse;

cloud.objectStorage.customDomains.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com");
({ domain_name: "objects.example.com", type: "public", mode: "api" }) satisfies CustomDomainDetailResponse;

cloud.objectStorage.customDomains.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com", { domain_name: "files.example.com", type: "public" });
({ domain_name: "files.example.com", type: "public", mode: "api" }) satisfies CustomDomainDetailResponse;

cloud.objectStorage.customDomains.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com");

cloud.objectStorage.domains.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
({
  domains: [
    { domain: "k3v9a.upcloudobjects.com", type: "public", active: true, static_website_configured: false },
    { domain: "k3v9a-static.upcloudobjects.com", type: "public", active: true, static_website_configured: true },
    { domain: "www.example.com", type: "custom", active: false, static_website_configured: false },
  ],
}) satisfies ServiceDomains;

cloud.objectStorage.staticWebsites.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  domain_name: "www.example.com",
  bucket_name: "homepage",
  bucket_prefix: "dist/",
  error_pages: [
    { error_document: "errors/404.html", status_code: 404 },
    { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
  ],
});
({
  domain_name: "www.example.com",
  bucket_name: "homepage",
  bucket_prefix: "dist/",
  index_document: "index.html",
  spa_mode: false,
  enabled: true,
  error_pages: [
    { error_document: "errors/404.html", status_code: 404 },
    { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
  ],
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
}) satisfies StaticWebsiteConfig;

cloud.objectStorage.staticWebsites.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { bucket_name: "app", spa_mode: true });
({
  domain_name: "k3v9a-static.upcloudobjects.com",
  bucket_name: "app",
  bucket_prefix: "",
  index_document: "index.html",
  spa_mode: true,
  enabled: true,
  error_pages: [],
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
}) satisfies StaticWebsiteConfig;

cloud.objectStorage.staticWebsites.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  {
    domain_name: "www.example.com",
    bucket_name: "homepage",
    bucket_prefix: "dist/",
    index_document: "index.html",
    spa_mode: false,
    enabled: true,
    error_pages: [
      { error_document: "errors/404.html", status_code: 404 },
      { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
    ],
    created_at: "2026-03-01T08:00:00.41872Z",
    updated_at: "2026-03-01T08:00:00.41872Z",
  },
]) satisfies StaticWebsiteConfigList;

cloud.objectStorage.staticWebsites.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com");
({
  domain_name: "www.example.com",
  bucket_name: "homepage",
  bucket_prefix: "dist/",
  index_document: "index.html",
  spa_mode: false,
  enabled: true,
  error_pages: [
    { error_document: "errors/404.html", status_code: 404 },
    { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
  ],
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
}) satisfies StaticWebsiteConfig;

cloud.objectStorage.staticWebsites.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com", { enabled: false });
({
  domain_name: "www.example.com",
  bucket_name: "homepage",
  bucket_prefix: "dist/",
  index_document: "index.html",
  spa_mode: false,
  enabled: false,
  error_pages: [
    { error_document: "errors/404.html", status_code: 404 },
    { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
  ],
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-02T17:20:31.5Z",
}) satisfies StaticWebsiteConfig;

cloud.objectStorage.staticWebsites.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com");

cloud.objectStorage.users.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { username: "ada" });
({
  username: "ada",
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
  created_at: "2026-03-04T09:12:40Z",
  access_keys: [],
  policies: [],
}) satisfies UserDetailResponse;

cloud.objectStorage.users.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  {
    username: "ada",
    arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
    created_at: "2026-03-04T09:12:40Z",
    access_keys: [
      {
        access_key_id: "AKIA4C0FFEE15BAD5EED",
        status: "Active",
        created_at: "2026-03-04T09:12:44Z",
        last_used_at: "2026-03-05T16:40:02Z",
      },
    ],
    policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
  },
]) satisfies UserListResponse;

cloud.objectStorage.users.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
({
  username: "ada",
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada",
  created_at: "2026-03-04T09:12:40Z",
  access_keys: [
    {
      access_key_id: "AKIA4C0FFEE15BAD5EED",
      status: "Active",
      created_at: "2026-03-04T09:12:44Z",
      last_used_at: "2026-03-05T16:40:02Z",
    },
  ],
  policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
}) satisfies UserDetailResponse;

cloud.objectStorage.users.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");

cloud.objectStorage.users.accessKeys.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
({
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status: "Active",
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-04T09:12:44Z",
  secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
}) satisfies CreateAccessKeyResponse;

cloud.objectStorage.users.accessKeys.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", {});
({
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status: "Active",
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-04T09:12:44Z",
  secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
}) satisfies CreateAccessKeyResponse;

cloud.objectStorage.users.accessKeys.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
([
  {
    access_key_id: "AKIA4C0FFEE15BAD5EED",
    status: "Active",
    created_at: "2026-03-04T09:12:44Z",
    last_used_at: "2026-03-05T16:40:02Z",
  },
]) satisfies AccessKeyListResponse;

cloud.objectStorage.users.accessKeys.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED");
({
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status: "Active",
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-05T16:40:02Z",
}) satisfies AccessKeyDetailResponse;

cloud.objectStorage.users.accessKeys.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED", { status: "Inactive" });
({
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status: "Inactive",
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-05T16:40:02Z",
}) satisfies AccessKeyDetailResponse;

cloud.objectStorage.users.accessKeys.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED");

cloud.objectStorage.users.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
([{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }]) satisfies PolicyAttachmentListResponse;

cloud.objectStorage.users.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", { name: "ECSS3ReadOnlyAccess" });

cloud.objectStorage.users.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "ECSS3ReadOnlyAccess");

cloud.objectStorage.users.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", {
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
});
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.users.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
([
  {
    name: "list-buckets",
    document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
  },
]) satisfies InlinePolicyListResponse;

cloud.objectStorage.users.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "list-buckets");
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.users.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "list-buckets");

cloud.objectStorage.users.tags.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
([{ key: "department", value: "research" }, { key: "contact", value: "" }]) satisfies TagListResponse;

cloud.objectStorage.users.tags.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", [
  { key: "department", value: "research" },
  { key: "contact", value: "" },
]);
([{ key: "department", value: "research" }, { key: "contact", value: "" }]) satisfies TagListResponse;

cloud.objectStorage.users.tags.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "department");

cloud.objectStorage.users.permissionsBoundary.set("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", { policy_name: "reports-only" });
("reports-only") satisfies PermissionsBoundaryResponse;

cloud.objectStorage.users.permissionsBoundary.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");

cloud.objectStorage.groups.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "analysts" });
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:group/analysts",
  name: "analysts",
  created_at: "2026-03-04T09:20:11Z",
}) satisfies GroupResponse;

cloud.objectStorage.groups.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  {
    arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:group/analysts",
    name: "analysts",
    created_at: "2026-03-04T09:20:11Z",
  },
]) satisfies GroupListResponse;

cloud.objectStorage.groups.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:group/analysts",
  name: "analysts",
  created_at: "2026-03-04T09:20:11Z",
}) satisfies GroupResponse;

cloud.objectStorage.groups.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");

cloud.objectStorage.groups.users.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ada");

cloud.objectStorage.groups.users.remove("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ada");

cloud.objectStorage.groups.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
([{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }]) satisfies PolicyAttachmentListResponse;

cloud.objectStorage.groups.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", { name: "ECSS3ReadOnlyAccess" });

cloud.objectStorage.groups.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ECSS3ReadOnlyAccess");

cloud.objectStorage.groups.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", {
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
});
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.groups.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
([
  {
    name: "list-buckets",
    document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
  },
]) satisfies InlinePolicyListResponse;

cloud.objectStorage.groups.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "list-buckets");
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.groups.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "list-buckets");

cloud.objectStorage.roles.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  name: "report-reader",
  assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
  description: "Reads reports.",
  max_session_duration: 7200,
  permissions_boundary: "reports-only",
  tags: [{ key: "department", value: "research" }, { key: "contact", value: "" }],
});
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader",
  name: "report-reader",
  description: "Reads reports.",
  assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
  max_session_duration: 7200,
  permissions_boundary: "reports-only",
  policies: [],
  inline_policies: [],
  created_at: "2026-03-04T09:31:58Z",
  tags: [{ key: "department", value: "research" }, { key: "contact", value: "" }],
}) satisfies RoleResponse;

cloud.objectStorage.roles.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  {
    arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader",
    name: "report-reader",
    description: "Reads reports.",
    assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
    max_session_duration: 7200,
    permissions_boundary: "reports-only",
    policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
    inline_policies: [{ name: "list-buckets" }],
    created_at: "2026-03-04T09:31:58Z",
  },
]) satisfies RoleListResponse;

cloud.objectStorage.roles.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader",
  name: "report-reader",
  description: "Reads reports.",
  assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
  max_session_duration: 7200,
  permissions_boundary: "reports-only",
  policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
  inline_policies: [{ name: "list-buckets" }],
  created_at: "2026-03-04T09:31:58Z",
  tags: [{ key: "department", value: "research" }, { key: "contact", value: "" }],
}) satisfies RoleResponse;

cloud.objectStorage.roles.update("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { description: "Reads last year's reports.", max_session_duration: 3600 });
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader",
  name: "report-reader",
  description: "Reads last year's reports.",
  assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
  max_session_duration: 3600,
  permissions_boundary: {
    permissions_boundary_arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
    permissions_boundary_type: "Policy",
  },
  policies: [{ arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess", name: "ECSS3ReadOnlyAccess" }],
  inline_policies: [{ name: "list-buckets" }],
  created_at: "2026-03-04T09:31:58Z",
  tags: [{ key: "department", value: "research" }, { key: "contact", value: "" }],
}) satisfies RoleResponse;

cloud.objectStorage.roles.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");

cloud.objectStorage.roles.assumeRolePolicy.set("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", {
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
});
({
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
}) satisfies AssumeRolePolicyResponse;

cloud.objectStorage.roles.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
([
  {
    policy_name: "ECSS3ReadOnlyAccess",
    policy_arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess",
    arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess",
    name: "ECSS3ReadOnlyAccess",
  },
]) satisfies RolePolicyListResponse;

cloud.objectStorage.roles.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { name: "ECSS3ReadOnlyAccess" });

cloud.objectStorage.roles.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "ECSS3ReadOnlyAccess");

cloud.objectStorage.roles.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", {
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
});
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.roles.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
([
  {
    name: "list-buckets",
    document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
  },
]) satisfies InlinePolicyListResponse;

cloud.objectStorage.roles.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "list-buckets");
({
  name: "list-buckets",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
}) satisfies InlinePolicyResponse;

cloud.objectStorage.roles.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "list-buckets");

cloud.objectStorage.roles.tags.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
([{ key: "department", value: "research" }, { key: "contact", value: "" }]) satisfies TagListResponse;

cloud.objectStorage.roles.tags.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", [
  { key: "department", value: "research" },
  { key: "contact", value: "" },
]);
([{ key: "department", value: "research" }, { key: "contact", value: "" }]) satisfies TagListResponse;

cloud.objectStorage.roles.tags.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "department");

cloud.objectStorage.roles.permissionsBoundary.set("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { policy_name: "reports-only" });
("reports-only") satisfies PermissionsBoundaryResponse;

cloud.objectStorage.roles.permissionsBoundary.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");

cloud.objectStorage.policies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"read\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::reports/*\"}]}",
});
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  system: false,
  attachment_count: 0,
  default_version_id: "v1",
  created_at: "2026-03-04T09:25:30Z",
  updated_at: "2026-03-04T09:25:30Z",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
}) satisfies PolicyDetailResponse;

cloud.objectStorage.policies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
});
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  system: false,
  attachment_count: 0,
  default_version_id: "v1",
  created_at: "2026-03-04T09:25:30Z",
  updated_at: "2026-03-04T09:25:30Z",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
}) satisfies PolicyDetailResponse;

cloud.objectStorage.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
([
  {
    arn: "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess",
    name: "ECSS3ReadOnlyAccess",
    description: "Provides read only access to all buckets.",
    system: true,
    attachment_count: 1,
    default_version_id: "v1",
    created_at: "2026-03-04T09:10:02Z",
    updated_at: "2026-03-04T09:10:02Z",
  },
  {
    arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
    name: "reports-only",
    description: "Reads reports, and nothing else.",
    system: false,
    attachment_count: 0,
    default_version_id: "v1",
    created_at: "2026-03-04T09:25:30Z",
    updated_at: "2026-03-04T09:25:30Z",
  },
]) satisfies PolicyListResponse;

cloud.objectStorage.policies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  system: false,
  attachment_count: 0,
  default_version_id: "v1",
  created_at: "2026-03-04T09:25:30Z",
  updated_at: "2026-03-04T09:25:30Z",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
}) satisfies PolicyDetailResponse;

cloud.objectStorage.policies.setDefaultVersion("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", { version_id: "v2" });
({
  arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only",
  name: "reports-only",
  description: "Reads reports, and nothing else.",
  system: false,
  attachment_count: 0,
  default_version_id: "v2",
  created_at: "2026-03-04T09:25:30Z",
  updated_at: "2026-03-06T07:45:13Z",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
}) satisfies PolicyDetailResponse;

cloud.objectStorage.policies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");

cloud.objectStorage.policies.versions.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", {
  document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"read\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::reports/*\"}]}",
  is_default: true,
});
({
  version_id: "v2",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
  is_default: true,
  create_date: "2026-03-06T07:45:13Z",
  created_at: "2026-03-06T07:45:13Z",
}) satisfies PolicyVersionResponse;

cloud.objectStorage.policies.versions.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");
([
  {
    version_id: "v2",
    document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
    is_default: true,
    create_date: "2026-03-06T07:45:13Z",
    created_at: "2026-03-06T07:45:13Z",
  },
  {
    version_id: "v1",
    document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
    is_default: false,
    create_date: "2026-03-04T09:25:30Z",
    created_at: "2026-03-04T09:25:30Z",
  },
]) satisfies PolicyVersionListResponse;

cloud.objectStorage.policies.versions.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", "v2");
({
  version_id: "v2",
  document: "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Sid%22%3A%22read%22%2C%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%5B%22s3%3AGetObject%22%5D%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Areports%2F*%22%7D%5D%7D",
  is_default: true,
  create_date: "2026-03-06T07:45:13Z",
  created_at: "2026-03-06T07:45:13Z",
}) satisfies PolicyVersionResponse;

cloud.objectStorage.policies.versions.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", "v1");

// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Concordat } from "./concordat.js";
import type {
  AuthProvidersGenerateKeyPairResponse,
  AuthProvidersRetrievePublicKeyResponse,
  BulkResponseOfAccessToken,
  BulkResponseOfAuthProvidersRegisterResponseItem,
  BulkResponseOfFindByStringId,
  BulkResponseOfPublicKeyAndRefreshToken,
  BulkResponseOfUnit,
  FindByStringId,
  PageV2OfProvider,
  Provider,
  ProviderSpecification,
  ProvidersRequestApprovalResponse,
  Unit,
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

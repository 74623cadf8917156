import { view } from "../../schema.js";
import { bulkBodyLimit } from "../bulk.js";
import { errors } from "../errors.js";
import { FindByStringId } from "../find-by-string-id.js";
import { flatQuery } from "../flat-query.js";
import { ok, operation } from "../operation.js";
import { ucloudQuotas } from "../quotas.js";
import { AnyUnit } from "../unit.js";
import {
  AuthProvidersGenerateKeyPairResponse,
  AuthProvidersRetrievePublicKeyResponse,
  BulkRequestOfAuthProvidersClaimRequestItem,
  BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem,
  BulkRequestOfAuthProvidersRegisterRequestItem,
  BulkRequestOfFindByStringId,
  BulkRequestOfRefreshToken,
  BulkResponseOfAccessToken,
  BulkResponseOfAuthProvidersRegisterResponseItem,
  BulkResponseOfPublicKeyAndRefreshToken,
} from "./model.js";
import { orchestratorServices } from "./orchestrator-services.js";

const base = "/auth/providers";

const tag = "AuthProviders";

const source = "Providers, Example: A Provider authenticating with UCloud/Core; AuthProviders";

const services = (name: string, access: "read" | "write") =>
  ({
    scheme: "ucloud",
    label: "Services",
    scope: `auth.providers.${name}:${access}`,
    workspace: false,
  }) as const;

const exampleRefreshToken = "9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16";

const exampleKey = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA";

const exampleClaim = "c29tZSByYW5kb20gYnl0ZXM=";

const exampleJwt =
  "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIjUF9leGFtcGxlIiwicm9sZSI6IlBST1ZJREVSIn0.c2lnbmF0dXJl";

const exampleCredentials = {
  providerId: "example",
  publicKey: exampleKey,
  refreshToken: exampleRefreshToken,
};

/** Creates credentials for a provider name, which another service claims. */
const register = operation({
  method: "POST",
  path: base,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { body: view(BulkRequestOfAuthProvidersRegisterRequestItem) },
  success: {
    ...ok("The claim tokens, in the order of the request."),
    body: view(BulkResponseOfAuthProvidersRegisterResponseItem),
  },
  errors: [errors.conflict, errors.quotaExceeded],
  quotas: [ucloudQuotas.providers],
  auth: services("register", "write"),
  summary: "Create credentials for provider names",
  description:
    "Creates and stores a key pair and a refresh token for each name, and returns tokens to claim them with. There are two steps so that a service can claim again after a crash.",
  tag,
  stability: "internal-beta",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Register one name",
      request: { body: { items: [{ id: "example" }] } },
      response: { responses: [{ claimToken: exampleClaim }] },
    },
  ],
  source,
});

/** Returns credentials that were registered. */
const claim = operation({
  method: "POST",
  path: `${base}/claim`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { body: view(BulkRequestOfAuthProvidersClaimRequestItem) },
  success: {
    ...ok("The credentials, in the order of the request."),
    body: view(BulkResponseOfPublicKeyAndRefreshToken),
  },
  errors: [errors.notFound],
  auth: services("claim", "write"),
  repeatable: true,
  summary: "Claim registered credentials",
  description: "Returns the credentials for each claim token. It can be repeated and then returns the same.",
  tag,
  stability: "internal-beta",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Claim the credentials of one provider",
      request: { body: { items: [{ claimToken: exampleClaim }] } },
      response: { responses: [exampleCredentials] },
    },
  ],
  source,
});

/** Replaces the credentials of providers, by name. */
const renew = operation({
  method: "POST",
  path: `${base}/renew`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { body: view(BulkRequestOfFindByStringId) },
  success: {
    ...ok("The new credentials, in the order of the request."),
    body: view(BulkResponseOfPublicKeyAndRefreshToken),
  },
  errors: [errors.notFound],
  auth: { ...services("renew", "write"), principals: orchestratorServices },
  summary: "Replace providers' credentials by name",
  description:
    "Creates a new key pair and refresh token for each provider name. The old ones stop working immediately. Only the services on Core's list and administrators may call it.",
  tag,
  stability: "experimental-beta",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Replace the credentials of one provider",
      request: { body: { items: [{ id: "example" }] } },
      response: { responses: [exampleCredentials] },
    },
  ],
  source,
});

/** Exchanges refresh tokens for access tokens. */
const refresh = operation({
  method: "POST",
  path: `${base}/refresh`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { body: view(BulkRequestOfRefreshToken) },
  success: {
    ...ok("The access tokens, in the order of the request."),
    body: view(BulkResponseOfAccessToken),
  },
  errors: [errors.unknownRefreshToken],
  auth: {
    scheme: "ucloud",
    label: "Public",
    scope: "auth.providers.refresh:write",
    workspace: false,
  },
  repeatable: true,
  summary: "Get access tokens for a provider",
  description:
    "Exchanges a provider's refresh tokens for access tokens, with which it calls Core. They are valid for fifteen minutes. The refresh token is the credential; no bearer token is needed. If one of the tokens is unknown, the whole request fails.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "A provider authenticates",
      request: { body: { items: [{ refreshToken: exampleRefreshToken }] } },
      response: { responses: [{ accessToken: exampleJwt }] },
    },
  ],
  source,
});

/** Reads a provider's public key. */
const retrievePublicKey = operation({
  method: "GET",
  path: `${base}/retrieveKey`,
  readOnly: true,
  costs: false,
  request: { query: flatQuery(FindByStringId) },
  success: {
    ...ok("The public key."),
    body: view(AuthProvidersRetrievePublicKeyResponse),
  },
  errors: [errors.notFound],
  auth: services("retrievePublicKey", "read"),
  summary: "Read a provider's public key",
  description: "Returns the key that verifies the provider's tokens, by the provider's name.",
  tag,
  stability: "internal-beta",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Read the key of a provider",
      request: { query: { id: "example" } },
      response: { publicKey: exampleKey },
    },
  ],
  source,
});

/** Issues tokens with which a service calls a provider on behalf of Core. */
const refreshAsOrchestrator = operation({
  method: "POST",
  path: `${base}/refreshAsOrchestrator`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: {
    body: view(BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem),
  },
  success: {
    ...ok("The access tokens, in the order of the request."),
    body: view(BulkResponseOfAccessToken),
  },
  errors: [errors.notFound],
  auth: {
    ...services("refreshAsOrchestrator", "write"),
    principals: orchestratorServices,
  },
  repeatable: true,
  summary: "Get tokens to call providers as Core",
  description:
    "Issues, for each provider, a token that is signed with the provider's key and names Core as the caller. Only the services on Core's list and administrators may call it.",
  tag,
  stability: "internal-beta",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Get a token to call one provider",
      request: { body: { items: [{ providerId: "example" }] } },
      response: { responses: [{ accessToken: exampleJwt }] },
    },
  ],
  source,
});

/** Generates a key pair and stores nothing. */
const generateKeyPair = operation({
  method: "POST",
  path: `${base}/generateKeyPair`,
  readOnly: false,
  costs: false,
  request: { body: view(AnyUnit) },
  success: {
    ...ok("A new key pair."),
    body: view(AuthProvidersGenerateKeyPairResponse),
  },
  errors: [],
  auth: services("generateKeyPair", "write"),
  repeatable: true,
  summary: "Generate a key pair",
  description: "Generates an RSA key pair of 2048 bits. Nothing is stored: the response is the only copy.",
  tag,
  stability: "internal-beta",
  deprecation: null,
  examples: [
    {
      name: "pair",
      summary: "Generate a key pair",
      request: { body: {} },
      response: {
        publicKey: exampleKey,
        privateKey: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
      },
    },
  ],
  source,
});

/** The calls of the AuthProviders API. */
export const authProviders = {
  register,
  claim,
  renew,
  refresh,
  retrievePublicKey,
  refreshAsOrchestrator,
  generateKeyPair,
};

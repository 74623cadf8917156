import * as z from "zod";
import { view } from "../../schema.js";
import { ok, providerOperation } from "../operation.js";
import { Unit } from "../unit.js";
import {
  IntegrationProviderConnectRequest,
  IntegrationProviderConnectResponse,
  IntegrationProviderInitRequest,
  IntegrationProviderRetrieveManifestResponse,
  IntegrationProviderUnlinkedRequest,
  IntegrationProviderWelcomeRequest,
} from "./model.js";

const base = "/ucloud/:providerId/integration";

const tag = "IntegrationProvider";

const source = "Providers, Example: Registering a Provider; IntegrationProvider";

const PathParams = z.object({
  providerId: z
    .string()
    .min(1)
    .max(128)
    .meta({
      description: "Unique name of the called provider.",
      examples: ["example"],
    }),
});

/** Core authenticates with a token that is signed with this provider's key. */
const asCore = (name: string, access: "read" | "write") =>
  ({
    scheme: "ucloud",
    label: "Services",
    only: ["SERVICE"],
    scope: `im.${name}:${access}`,
    workspace: false,
  }) as const;

/** Core tells an integration module that it was approved. */
const welcome = providerOperation({
  method: "POST",
  path: `${base}/welcome`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(PathParams),
    body: view(IntegrationProviderWelcomeRequest),
  },
  success: { ...ok("The provider has stored its tokens."), body: view(Unit) },
  errors: [],
  auth: {
    scheme: "ucloud",
    label: "Public",
    scope: "im.welcome:write",
    workspace: false,
  },
  summary: "Welcome a provider that was approved",
  description:
    "Core sends this to the registered address once a registration is approved. `token` proves that the sender is the Core that the provider registered with. The provider compares it, stores the tokens and responds with an empty object. Core tries again if there is no such response.",
  tag,
  stability: "stable",
  deprecation: {
    since: "2023-01",
    replacement: "The owner reads the tokens with `providers.retrieve`.",
  },
  examples: [
    {
      name: "welcome",
      summary: "Hand the tokens to the provider",
      request: {
        pathParams: { providerId: "example" },
        body: {
          token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e",
          createdProvider: {
            refreshToken: "2b1f4e0a-8c7d-4f3b-9e61-5d0c2a7b8f94",
            publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
          },
        },
      },
      response: {},
    },
  ],
  source,
});

/** Core asks how a provider connects its users. */
const retrieveManifest = providerOperation({
  method: "GET",
  path: `${base}/retrieveManifest`,
  readOnly: true,
  costs: false,
  request: { pathParams: view(PathParams) },
  success: {
    ...ok("The provider's manifest."),
    body: view(IntegrationProviderRetrieveManifestResponse),
  },
  errors: [],
  auth: asCore("retrieveManifest", "read"),
  summary: "Read how a provider connects users",
  description:
    "Tells Core whether users connect to this provider, and for how long. If a provider does not respond, Core assumes that users do not connect.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "manifest",
      summary: "A provider whose connections last forever",
      request: { pathParams: { providerId: "example" } },
      response: {
        enabled: true,
        expireAfterMs: null,
        requiresMessageSigning: false,
      },
    },
  ],
  source,
});

/** Core asks a provider to prepare for a user. */
const init = providerOperation({
  method: "POST",
  path: `${base}/init`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(PathParams),
    body: view(IntegrationProviderInitRequest),
  },
  success: { ...ok("The provider is ready for the user."), body: view(Unit) },
  errors: [],
  auth: asCore("init", "write"),
  summary: "Prepare a provider for a user",
  description: "Asks the provider to set up what it needs to serve this user. Core may send it more than once.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "init",
      summary: "Prepare for a user",
      request: {
        pathParams: { providerId: "example" },
        body: { username: "ada" },
      },
      response: {},
    },
  ],
  source,
});

/** Core asks where to send a user to connect. */
const connect = providerOperation({
  method: "POST",
  path: `${base}/connect`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(PathParams),
    body: view(IntegrationProviderConnectRequest),
  },
  success: {
    ...ok("Where to send the user."),
    body: view(IntegrationProviderConnectResponse),
  },
  errors: [],
  auth: asCore("connect", "write"),
  summary: "Connect a user to a provider",
  description:
    "Starts to connect a UCloud user with an account at the provider. The response says where to send the user's browser.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "connect",
      summary: "Send the user to the provider's login",
      request: {
        pathParams: { providerId: "example" },
        body: { username: "ada" },
      },
      response: {
        redirectTo: "https://provider.example.com/login?session=8f2a",
      },
    },
  ],
  source,
});

/** Core tells a provider that a user's connection was removed. */
const unlinked = providerOperation({
  method: "POST",
  path: `${base}/unlinked`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(PathParams),
    body: view(IntegrationProviderUnlinkedRequest),
  },
  success: { ...ok("The provider was told."), body: view(Unit) },
  errors: [],
  auth: asCore("unlinked", "write"),
  summary: "Tell a provider that a user disconnected",
  description: "Tells the provider that a user has removed the connection. Providers may leave it unimplemented.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "unlinked",
      summary: "A user has disconnected",
      request: {
        pathParams: { providerId: "example" },
        body: { username: "ada" },
      },
      response: {},
    },
  ],
  source,
});

/** The calls that Core makes to a provider's integration module. */
export const integrationProvider = {
  welcome,
  retrieveManifest,
  init,
  connect,
  unlinked,
};

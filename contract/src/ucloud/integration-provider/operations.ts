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
      description: "Unique name of the provider that is called.",
      examples: ["example"],
    }),
});

/** Core proves itself with a token that is signed with this provider's key. */
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
    "Sent once a registration is approved, to the address that was registered. `token` is the proof that the sender is the Core which was asked; the provider compares it, stores the tokens and answers with an empty object. Core tries again when there is no such answer.",
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
    "Tells Core whether users connect to this provider, and for how long. A provider that does not answer is taken to connect nobody.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "manifest",
      summary: "A provider whose connections last for ever",
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
  description:
    "Asks the provider to set up whatever it needs before it can serve this user. It may come more than once.",
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

/** Core asks where a user goes on to connect. */
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
    ...ok("Where the user goes on."),
    body: view(IntegrationProviderConnectResponse),
  },
  errors: [],
  auth: asCore("connect", "write"),
  summary: "Connect a user to a provider",
  description:
    "Starts the connection of a UCloud user with an account at the provider. The answer tells where the user's browser goes next.",
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

/** Core tells a provider that a user's connection is gone. */
const unlinked = providerOperation({
  method: "POST",
  path: `${base}/unlinked`,
  readOnly: false,
  costs: false,
  request: {
    pathParams: view(PathParams),
    body: view(IntegrationProviderUnlinkedRequest),
  },
  success: { ...ok("The provider has taken note."), body: view(Unit) },
  errors: [],
  auth: asCore("unlinked", "write"),
  summary: "Tell a provider that a user left",
  description: "Tells the provider that a user has removed the connection. A provider need not implement it.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "unlinked",
      summary: "A user has left",
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

import * as z from "zod";

export const ProviderWelcomeTokens = z
  .object({
    refreshToken: z.string().meta({
      description: "The provider's refresh token: store it as a secret.",
    }),
    publicKey: z.string().meta({
      description: "The key that verifies calls from Core: Base64 of its DER form.",
    }),
  })
  .meta({
    id: "ProviderWelcomeTokens",
    description: "What a new provider needs to work with Core.",
  });

export const IntegrationProviderWelcomeRequest = z
  .object({
    token: z.string().meta({
      description:
        "The token from the first step of the approval protocol. Compare it: it proves where the call comes from.",
    }),
    createdProvider: ProviderWelcomeTokens,
  })
  .meta({
    id: "IntegrationProviderWelcomeRequest",
    description: "Tells an integration module that it was approved.",
    deprecated: true,
  });

export const IntegrationProviderRetrieveManifestResponse = z
  .object({
    enabled: z.boolean().meta({ description: "Whether users connect to this provider." }),
    expireAfterMs: z.int().nullable().default(null).meta({
      description: "How long a connection lasts, in milliseconds; null means forever.",
    }),
    requiresMessageSigning: z.boolean().default(false).meta({ description: "Whether users must sign their requests." }),
  })
  .meta({
    id: "IntegrationProviderRetrieveManifestResponse",
    description: "How a provider connects its users.",
  });

const userRequest = (id: string, description: string) =>
  z
    .object({
      username: z.string().meta({ description: "Name of the UCloud user." }),
    })
    .meta({ id, description });

export const IntegrationProviderInitRequest = userRequest(
  "IntegrationProviderInitRequest",
  "A user to prepare the provider for.",
);

export const IntegrationProviderConnectRequest = userRequest(
  "IntegrationProviderConnectRequest",
  "A user who wants to connect.",
);

export const IntegrationProviderUnlinkedRequest = userRequest(
  "IntegrationProviderUnlinkedRequest",
  "A user whose connection was removed.",
);

export const IntegrationProviderConnectResponse = z
  .object({
    redirectTo: z.string().meta({
      description: "Where to send the user's browser: a URL, or a path at the provider.",
    }),
  })
  .meta({
    id: "IntegrationProviderConnectResponse",
    description: "Where to send a user to connect.",
  });

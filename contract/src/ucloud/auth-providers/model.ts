import * as z from "zod";
import { bulkRequest, bulkResponse } from "../bulk.js";
import { FindByStringId } from "../find-by-string-id.js";
import { textLimits } from "../text-limits.js";

const providerName = (description: string) =>
  z
    .string()
    .max(textLimits.name)
    .meta({ description, examples: ["example"] });

const publicKeyText = z.string().meta({
  description: "RSA public key: Base64 of its X.509 SubjectPublicKeyInfo in DER.",
});

const refreshTokenText = z.string().max(textLimits.token).meta({
  description: "The refresh token: secret, opaque, valid until it is replaced.",
});

export const RefreshToken = z
  .object({ refreshToken: refreshTokenText })
  .meta({ id: "RefreshToken", description: "A provider's refresh token." });

export const AccessToken = z
  .object({
    accessToken: z.string().meta({
      description: "A signed JWT (RS256), to be sent as a bearer token. It is valid for fifteen minutes.",
    }),
  })
  .meta({ id: "AccessToken", description: "A short-lived access token." });
export type AccessToken = z.output<typeof AccessToken>;

export const AuthProvidersRegisterRequestItem = z
  .object({
    id: z
      .string()
      .min(1)
      .max(128)
      .meta({
        description: "The provider's unique name, up to 128 characters.",
        examples: ["example"],
      }),
  })
  .meta({
    id: "AuthProvidersRegisterRequestItem",
    description: "A provider name to create credentials for.",
  });

export const AuthProvidersRegisterResponseItem = z
  .object({
    claimToken: z.string().meta({ description: "The token that `claim` exchanges for the credentials." }),
  })
  .meta({
    id: "AuthProvidersRegisterResponseItem",
    description: "The token to claim the credentials with.",
  });
export type AuthProvidersRegisterResponseItem = z.output<typeof AuthProvidersRegisterResponseItem>;

export const AuthProvidersClaimRequestItem = z
  .object({
    claimToken: z.string().max(textLimits.token).meta({ description: "The token from `register`." }),
  })
  .meta({
    id: "AuthProvidersClaimRequestItem",
    description: "A claim token for registered credentials.",
  });

export const PublicKeyAndRefreshToken = z
  .object({
    providerId: providerName("The provider's unique name."),
    publicKey: publicKeyText,
    refreshToken: refreshTokenText,
  })
  .meta({
    id: "PublicKeyAndRefreshToken",
    description: "The credentials of a provider: its refresh token, and the key that verifies Core's calls.",
  });
export type PublicKeyAndRefreshToken = z.output<typeof PublicKeyAndRefreshToken>;

export const AuthProvidersRefreshAsOrchestratorRequestItem = z
  .object({
    providerId: providerName("Unique name of the provider to call."),
  })
  .meta({
    id: "AuthProvidersRefreshAsOrchestratorRequestItem",
    description: "A provider that a service wants to call on behalf of Core.",
  });

export const AuthProvidersRetrievePublicKeyResponse = z.object({ publicKey: publicKeyText }).meta({
  id: "AuthProvidersRetrievePublicKeyResponse",
  description: "A provider's public key.",
});

export const AuthProvidersGenerateKeyPairResponse = z
  .object({
    publicKey: publicKeyText,
    privateKey: z.string().meta({
      description: "RSA private key: Base64 of its PKCS #8 form in DER.",
    }),
  })
  .meta({
    id: "AuthProvidersGenerateKeyPairResponse",
    description: "A new key pair. It is not stored anywhere.",
  });

export const BulkRequestOfAuthProvidersRegisterRequestItem = bulkRequest(AuthProvidersRegisterRequestItem);

export const BulkResponseOfAuthProvidersRegisterResponseItem = bulkResponse(AuthProvidersRegisterResponseItem);

export const BulkRequestOfAuthProvidersClaimRequestItem = bulkRequest(AuthProvidersClaimRequestItem);

export const BulkResponseOfPublicKeyAndRefreshToken = bulkResponse(PublicKeyAndRefreshToken);

export const BulkRequestOfFindByStringId = bulkRequest(FindByStringId);

export const BulkRequestOfRefreshToken = bulkRequest(RefreshToken);

export const BulkResponseOfAccessToken = bulkResponse(AccessToken);

export const BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem = bulkRequest(
  AuthProvidersRefreshAsOrchestratorRequestItem,
);

// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
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
  CommonErrorMessage,
  FindByStringId,
} from "../models.js";
import {
  claimRoute,
  generateKeyPairRoute,
  refreshAsOrchestratorRoute,
  refreshRoute,
  registerRoute,
  renewRoute,
  retrievePublicKeyRoute,
} from "../routes/auth-providers.js";

/** The response of `authProviders.register`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersRegisterAnswer =
  | Answer<200, BulkResponseOfAuthProvidersRegisterResponseItem>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `authProviders.claim`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersClaimAnswer =
  | Answer<200, BulkResponseOfPublicKeyAndRefreshToken>
  | Answer<400 | 401 | 403 | 404 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `authProviders.renew`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersRenewAnswer =
  | Answer<200, BulkResponseOfPublicKeyAndRefreshToken>
  | Answer<400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `authProviders.refresh`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersRefreshAnswer =
  | Answer<200, BulkResponseOfAccessToken>
  | Answer<400 | 401 | 403 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `authProviders.retrievePublicKey`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersRetrievePublicKeyAnswer =
  | Answer<200, AuthProvidersRetrievePublicKeyResponse>
  | Answer<400 | 401 | 403 | 404 | 429 | 500 | 503, CommonErrorMessage>;

/**
 * The response of `authProviders.refreshAsOrchestrator`: its success, or one of its declared errors. `status` says
 * which.
 */
export type AuthProvidersRefreshAsOrchestratorAnswer =
  | Answer<200, BulkResponseOfAccessToken>
  | Answer<400 | 401 | 403 | 404 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `authProviders.generateKeyPair`: its success, or one of its declared errors. `status` says which. */
export type AuthProvidersGenerateKeyPairAnswer =
  | Answer<200, AuthProvidersGenerateKeyPairResponse>
  | Answer<400 | 401 | 403 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/**
 * Keys and tokens of providers: for calls of a provider to Core, and for calls of Core to a provider.
 *
 * Methods: `register`, `claim`, `renew`, `refresh`, `retrievePublicKey`, `refreshAsOrchestrator`, `generateKeyPair`.
 */
export class AuthProviders extends Resource {
  /**
   * Create credentials for provider names.
   *
   * Creates and stores a key pair and a refresh token for each name, and returns tokens to claim them with. There are
   * two steps so that a service can claim again after a crash.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The claim tokens, in the order of the request.
   * @throws {@link BadRequestError} 400: There are as many of what the request creates as there may be. `why` names the
   * quota.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ConflictError} 409: The provider name is taken.
   * @example
   * // Register one name
   * const answer = await cloud.authProviders.register({ items: [{ id: "example" }] });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (internal-beta, `POST /auth/providers`)
   */
  register(
    request: BulkRequestOfAuthProvidersRegisterRequestItem,
    options?: IdempotencyKeyOptions,
  ): Call<BulkResponseOfAuthProvidersRegisterResponseItem, AuthProvidersRegisterAnswer> {
    return this.transport.call(registerRoute, { body: request }, options);
  }

  /**
   * Claim registered credentials.
   *
   * Returns the credentials for each claim token. It can be repeated and then returns the same.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The credentials, in the order of the request.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Claim the credentials of one provider
   * const answer = await cloud.authProviders.claim({ items: [{ claimToken: "c29tZSByYW5kb20gYnl0ZXM=" }] });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (internal-beta, `POST /auth/providers/claim`)
   */
  claim(
    request: BulkRequestOfAuthProvidersClaimRequestItem,
    options?: CallOptions,
  ): Call<BulkResponseOfPublicKeyAndRefreshToken, AuthProvidersClaimAnswer> {
    return this.transport.call(claimRoute, { body: request }, options);
  }

  /**
   * Replace providers' credentials by name.
   *
   * Creates a new key pair and refresh token for each provider name. The old ones stop working immediately. Only the
   * services on Core's list and administrators may call it.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The new credentials, in the order of the request.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The caller is not one of the services that may act as the orchestrator.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Replace the credentials of one provider
   * const answer = await cloud.authProviders.renew({ items: [{ id: "example" }] });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (experimental-beta, `POST /auth/providers/renew`)
   */
  renew(
    request: BulkRequestOfFindByStringId,
    options?: IdempotencyKeyOptions,
  ): Call<BulkResponseOfPublicKeyAndRefreshToken, AuthProvidersRenewAnswer> {
    return this.transport.call(renewRoute, { body: request }, options);
  }

  /**
   * Get access tokens for a provider.
   *
   * Exchanges a provider's refresh tokens for access tokens, with which it calls Core. They are valid for fifteen
   * minutes. The refresh token is the credential; no bearer token is needed. If one of the tokens is unknown, the whole
   * request fails.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The access tokens, in the order of the request.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: A refresh token is unknown or was replaced.
   * @example
   * // A provider authenticates
   * const answer = await cloud.authProviders.refresh({ items: [{ refreshToken: "9c2d7a54-1e8b-4f60-b3a9-7d5e0c4f2a16" }] });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (stable, `POST /auth/providers/refresh`)
   */
  refresh(
    request: BulkRequestOfRefreshToken,
    options?: CallOptions,
  ): Call<BulkResponseOfAccessToken, AuthProvidersRefreshAnswer> {
    return this.transport.call(refreshRoute, { body: request }, options);
  }

  /**
   * Read a provider's public key.
   *
   * Returns the key that verifies the provider's tokens, by the provider's name.
   *
   * @param request what to look for
   * @param options options of this call
   * @returns The public key.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Read the key of a provider
   * const answer = await cloud.authProviders.retrievePublicKey({ id: "example" });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (internal-beta, `GET /auth/providers/retrieveKey`)
   */
  retrievePublicKey(
    request: FindByStringId,
    options?: CallOptions,
  ): Call<AuthProvidersRetrievePublicKeyResponse, AuthProvidersRetrievePublicKeyAnswer> {
    return this.transport.call(retrievePublicKeyRoute, { query: request }, options);
  }

  /**
   * Get tokens to call providers as Core.
   *
   * Issues, for each provider, a token that is signed with the provider's key and names Core as the caller. Only the
   * services on Core's list and administrators may call it.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The access tokens, in the order of the request.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The caller is not one of the services that may act as the orchestrator.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Get a token to call one provider
   * const answer = await cloud.authProviders.refreshAsOrchestrator({ items: [{ providerId: "example" }] });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (internal-beta, `POST /auth/providers/refreshAsOrchestrator`)
   */
  refreshAsOrchestrator(
    request: BulkRequestOfAuthProvidersRefreshAsOrchestratorRequestItem,
    options?: CallOptions,
  ): Call<BulkResponseOfAccessToken, AuthProvidersRefreshAsOrchestratorAnswer> {
    return this.transport.call(refreshAsOrchestratorRoute, { body: request }, options);
  }

  /**
   * Generate a key pair.
   *
   * Generates an RSA key pair of 2048 bits. Nothing is stored: the response is the only copy.
   *
   * @param options options of this call
   * @returns A new key pair.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @example
   * // Generate a key pair
   * const answer = await cloud.authProviders.generateKeyPair();
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#example-a-provider-authenticating-with-ucloudcore
   * Example: A Provider authenticating with UCloud/Core} (internal-beta, `POST /auth/providers/generateKeyPair`)
   */
  generateKeyPair(
    options?: CallOptions,
  ): Call<AuthProvidersGenerateKeyPairResponse, AuthProvidersGenerateKeyPairAnswer> {
    return this.transport.call(generateKeyPairRoute, {}, options);
  }
}

// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  ucloudConflict,
  ucloudForbidden,
  ucloudIdempotencyAnswerNotKept,
  ucloudIdempotencyInFlight,
  ucloudIdempotencyKeyReused,
  ucloudInternal,
  ucloudInvalidRequest,
  ucloudMissingScope,
  ucloudNotFound,
  ucloudNotPreAuthorized,
  ucloudQuotaExceeded,
  ucloudRateLimited,
  ucloudTooLarge,
  ucloudUnauthorized,
  ucloudUnavailable,
  ucloudUnknownRefreshToken,
} from "../errors.js";

/** Create credentials for provider names. */
export const registerRoute: Route = {
  id: "authProviders.register",
  method: "POST",
  path: "/auth/providers",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudQuotaExceeded,
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudConflict,
    ucloudIdempotencyInFlight,
    ucloudIdempotencyAnswerNotKept,
    ucloudTooLarge,
    ucloudIdempotencyKeyReused,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Claim registered credentials. */
export const claimRoute: Route = {
  id: "authProviders.claim",
  method: "POST",
  path: "/auth/providers/claim",
  body: "argument",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotFound,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Replace providers' credentials by name. */
export const renewRoute: Route = {
  id: "authProviders.renew",
  method: "POST",
  path: "/auth/providers/renew",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotPreAuthorized,
    ucloudNotFound,
    ucloudIdempotencyInFlight,
    ucloudIdempotencyAnswerNotKept,
    ucloudTooLarge,
    ucloudIdempotencyKeyReused,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Get access tokens for a provider. */
export const refreshRoute: Route = {
  id: "authProviders.refresh",
  method: "POST",
  path: "/auth/providers/refresh",
  body: "argument",
  status: 200,
  anonymous: true,
  errors: [
    ucloudInvalidRequest,
    ucloudMissingScope,
    ucloudUnknownRefreshToken,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Read a provider's public key. */
export const retrievePublicKeyRoute: Route = {
  id: "authProviders.retrievePublicKey",
  method: "GET",
  path: "/auth/providers/retrieveKey",
  query: [],
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotFound,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Get tokens to call providers as Core. */
export const refreshAsOrchestratorRoute: Route = {
  id: "authProviders.refreshAsOrchestrator",
  method: "POST",
  path: "/auth/providers/refreshAsOrchestrator",
  body: "argument",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotPreAuthorized,
    ucloudNotFound,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Generate a key pair. */
export const generateKeyPairRoute: Route = {
  id: "authProviders.generateKeyPair",
  method: "POST",
  path: "/auth/providers/generateKeyPair",
  body: "empty",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

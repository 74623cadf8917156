// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { DeclaredError } from "../core/route.js";

/**
 * The body or a parameter is missing, malformed or out of bounds; `why` names the member and what was expected.
 *
 * Mend the member that is named and send the request again.
 */
export const ucloudInvalidRequest: DeclaredError = [400, "ucloud.invalid_request"];

/**
 * There is no bearer token, or it is malformed, expired, revoked or signed by nobody we know.
 *
 * Get a new access token.
 */
export const ucloudUnauthorized: DeclaredError = [401, "ucloud.unauthorized"];

/**
 * The caller's role may not use the operation.
 *
 * Call with one of the roles that the operation lists.
 */
export const ucloudForbidden: DeclaredError = [403, "ucloud.forbidden"];

/**
 * The token is valid, but its `aud` does not cover the operation.
 *
 * Use a token with the operation's scope, or one with `all:write`.
 */
export const ucloudMissingScope: DeclaredError = [401, "ucloud.missing_scope"];

/**
 * The `Project` header names a project that is unknown, or of which the caller is no member.
 *
 * Send the id of one of your own projects, or leave the header out.
 */
export const ucloudNotAProjectMember: DeclaredError = [403, "ucloud.not_a_project_member"];

/**
 * The caller sent more requests within a minute than the server allows, or wrong credentials came too often from its
 * address. Servers have such limits only where their operators set them.
 *
 * Wait for the time in `Retry-After`, and go on more slowly.
 */
export const ucloudRateLimited: DeclaredError = [429, "ucloud.rate_limited"];

/**
 * The server failed. It is never the answer to bad input.
 *
 * Try again later, and report the request id if it stays.
 */
export const ucloudInternal: DeclaredError = [500, "ucloud.internal"];

/**
 * The server cannot reach its database, or the database cannot take the call now: its disk is full or broken, or it is
 * busy.
 *
 * Try again after a moment.
 */
export const ucloudUnavailable: DeclaredError = [503, "ucloud.unavailable"];

/**
 * There is no such thing, or the caller may not see it.
 *
 * Check the id and the workspace.
 */
export const ucloudNotFound: DeclaredError = [404, "ucloud.not_found"];

/**
 * The body is larger than the server reads.
 *
 * Split the request.
 */
export const ucloudTooLarge: DeclaredError = [413, "ucloud.too_large"];

/**
 * An approval token is unknown, older than five minutes, or not in the state that the step needs.
 *
 * Start the protocol again with an `information` request.
 */
export const ucloudBadToken: DeclaredError = [400, "ucloud.bad_token"];

/**
 * The provider name is taken.
 *
 * Choose another name.
 */
export const ucloudConflict: DeclaredError = [409, "ucloud.conflict"];

/**
 * The caller's earlier request with the same `Idempotency-Key` has no answer yet.
 *
 * Send it again, unchanged, after the time in `Retry-After`: it then gets the answer of the first.
 */
export const ucloudIdempotencyInFlight: DeclaredError = [409, "ucloud.idempotency_in_flight", "retry-after"];

/**
 * The caller sent the same `Idempotency-Key` within 24 hours with another method, path, query, `Project` or body.
 *
 * Make up a new key for each request, and send it again for repetitions of that request only.
 */
export const ucloudIdempotencyKeyReused: DeclaredError = [422, "ucloud.idempotency_key_reused"];

/**
 * A bulk request names a resource twice, or one that does not exist or that the caller does not administer.
 *
 * Name each resource once, and only those on which you hold the ADMIN permission.
 */
export const ucloudPermissionDenied: DeclaredError = [400, "ucloud.permission_denied"];

/**
 * An entity to add is an unknown user, or a group that is not in the resource's project.
 *
 * Name users of the directory and groups of the project that owns the resource.
 */
export const ucloudBadAclUpdate: DeclaredError = [403, "ucloud.bad_acl_update"];

/**
 * A refresh token is unknown or was replaced.
 *
 * Use the provider's current refresh token; its owner can read it.
 */
export const ucloudUnknownRefreshToken: DeclaredError = [403, "ucloud.unknown_refresh_token"];

/**
 * The service is not among those that may act as the orchestrator.
 *
 * Call as an administrator or as one of the services that are listed.
 */
export const ucloudNotPreAuthorized: DeclaredError = [403, "ucloud.not_pre_authorized"];

/**
 * There are no credentials, or they are wrong or revoked.
 *
 * Send the account's user and password, or a valid token.
 */
export const objectStorageAuthenticationFailed: DeclaredError = [401, "object_storage.authentication_failed"];

/**
 * The caller sent more requests within a minute than the server allows, or wrong credentials came too often from its
 * address. Servers have such limits only where their operators set them.
 *
 * Wait for the time in `Retry-After`, and go on more slowly.
 */
export const objectStorageRateLimited: DeclaredError = [429, "object_storage.rate_limited"];

/**
 * The server failed. It is never the answer to bad input.
 *
 * Try again later, and report the correlation id if it stays.
 */
export const objectStorageGeneralFailure: DeclaredError = [500, "object_storage.general_failure"];

/**
 * The server cannot reach its database, or the database cannot take the call now: its disk is full or broken, or it is
 * busy.
 *
 * Try again after a moment.
 */
export const objectStorageUnavailable: DeclaredError = [503, "object_storage.unavailable"];

/**
 * Nothing of that name or id belongs to the account.
 *
 * Check the path.
 */
export const objectStorageResourceNotFound: DeclaredError = [404, "object_storage.resource_not_found"];

/**
 * The account's balance is used up and the operation costs.
 *
 * Add credits to the account.
 */
export const objectStorageInsufficientCredits: DeclaredError = [402, "object_storage.insufficient_credits"];

/**
 * Members of the request are missing, malformed, out of bounds or at odds with what is stored; `invalid_params` names
 * each of them.
 *
 * Mend the members that are named.
 */
export const objectStorageInvalidRequest: DeclaredError = [400, "object_storage.invalid_request", "INVALID_REQUEST"];

/**
 * The caller's earlier request with the same `Idempotency-Key` has no answer yet.
 *
 * Send it again, unchanged, after the time in `Retry-After`: it then gets the answer of the first.
 */
export const objectStorageIdempotencyInFlight: DeclaredError = [
  409,
  "object_storage.idempotency_in_flight",
  "retry-after",
];

/**
 * The caller sent the same `Idempotency-Key` within 24 hours with another method, path, query or body.
 *
 * Make up a new key for each request, and send it again for repetitions of that request only.
 */
export const objectStorageIdempotencyKeyReused: DeclaredError = [422, "object_storage.idempotency_key_reused"];

/**
 * The body is larger than the server reads.
 *
 * Send less at once.
 */
export const objectStorageTooLarge: DeclaredError = [413, "object_storage.too_large"];

/**
 * The service is under termination protection, not empty, or being deleted.
 *
 * Lift the protection, empty the service or delete it by force.
 */
export const objectStorageServiceError: DeclaredError = [400, "object_storage.service_error", "SERVICE_ERROR"];

/**
 * A domain gets a second static website configuration.
 *
 * Change the configuration that exists.
 */
export const objectStorageConflict: DeclaredError = [409, "object_storage.conflict"];

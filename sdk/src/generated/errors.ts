// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { DeclaredError } from "../core/route.js";

/**
 * The body or a parameter is missing, malformed or out of bounds. `why` names each field and what was expected.
 *
 * Fix the listed fields and send the request again.
 */
export const ucloudInvalidRequest: DeclaredError = [400, "ucloud.invalid_request"];

/**
 * The request has no bearer token, the token is malformed, expired or revoked, or its signature is not from a known
 * key. `why` says which, as far as the token itself shows it.
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
 * The `Project` header names an unknown project, or a project that the caller is not a member of.
 *
 * Send the id of one of your projects, or omit the header.
 */
export const ucloudNotAProjectMember: DeclaredError = [403, "ucloud.not_a_project_member"];

/**
 * The caller sent more requests within a minute than the server allows; or wrong credentials came too often from its
 * network or for its account; or too many passwords are waiting to be checked, or too many large responses to be sent.
 * How much is allowed is set by the server's operator.
 *
 * Wait for the time in `Retry-After`, and send requests more slowly.
 */
export const ucloudRateLimited: DeclaredError = [429, "ucloud.rate_limited"];

/**
 * The server failed. Bad input never causes this error.
 *
 * Try again later. Report the request id if the error persists.
 */
export const ucloudInternal: DeclaredError = [500, "ucloud.internal"];

/**
 * The server cannot reach its database, or the database cannot handle the request: its disk is full or broken, or it
 * is busy. Or the response would be larger than the server sends, which the title says.
 *
 * Try again after a moment.
 */
export const ucloudUnavailable: DeclaredError = [503, "ucloud.unavailable"];

/**
 * The resource does not exist, or the caller may not see it.
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
 * There are as many of what the request creates as there may be. `why` names the quota.
 *
 * Remove what is no longer needed, or ask the operator of the server for a larger quota.
 */
export const ucloudQuotaExceeded: DeclaredError = [400, "ucloud.quota_exceeded"];

/**
 * An earlier request of the caller with the same `Idempotency-Key` is still in progress.
 *
 * Send the same request again after the time in `Retry-After`, to get the response of the first.
 */
export const ucloudIdempotencyInFlight: DeclaredError = [409, "ucloud.idempotency_in_flight", "retry-after"];

/**
 * The request was carried out before, under the same `Idempotency-Key`, and is not carried out again. Its response was
 * too large to be kept: more than 256 KiB, or more than 64 MiB together with the other responses that are kept for the
 * caller.
 *
 * Read what the first request created or changed. Split large requests.
 */
export const ucloudIdempotencyAnswerNotKept: DeclaredError = [410, "ucloud.idempotency_answer_not_kept"];

/**
 * The caller sent the same `Idempotency-Key` within 24 hours with another method, path, query, `Project` or body.
 *
 * Use a new key for each request. Send a key again only to repeat the same request.
 */
export const ucloudIdempotencyKeyReused: DeclaredError = [422, "ucloud.idempotency_key_reused"];

/**
 * A bulk request names a resource twice, or a resource that does not exist or on which the caller has no ADMIN
 * permission.
 *
 * Name each resource once, and only resources on which you have the ADMIN permission.
 */
export const ucloudPermissionDenied: DeclaredError = [400, "ucloud.permission_denied"];

/**
 * An added entity is not in the project that owns the resource: a user who is no member, or another project's group.
 * Administrators may name any known user.
 *
 * Name members and groups of the project that owns the resource.
 */
export const ucloudBadAclUpdate: DeclaredError = [403, "ucloud.bad_acl_update"];

/**
 * The caller is not one of the services that may act as the orchestrator.
 *
 * Call as an administrator, or as one of the listed services.
 */
export const ucloudNotPreAuthorized: DeclaredError = [403, "ucloud.not_pre_authorized"];

/**
 * A refresh token is unknown or was replaced.
 *
 * Use the provider's current refresh token; its owner can read it.
 */
export const ucloudUnknownRefreshToken: DeclaredError = [403, "ucloud.unknown_refresh_token"];

/**
 * The request has no credentials, or they are malformed, wrong or revoked. `title` says which; it never says whether
 * an account exists.
 *
 * Send the account's username and password, or a valid token.
 */
export const objectStorageAuthenticationFailed: DeclaredError = [401, "object_storage.authentication_failed"];

/**
 * The caller sent more requests within a minute than the server allows; or wrong credentials came too often from its
 * network or for its account; or too many passwords are waiting to be checked, or too many large responses to be sent.
 * How much is allowed is set by the server's operator.
 *
 * Wait for the time in `Retry-After`, and send requests more slowly.
 */
export const objectStorageRateLimited: DeclaredError = [429, "object_storage.rate_limited"];

/**
 * The server failed. Bad input never causes this error.
 *
 * Try again later. Report the correlation id if the error persists.
 */
export const objectStorageGeneralFailure: DeclaredError = [500, "object_storage.general_failure"];

/**
 * The server cannot reach its database, or the database cannot handle the request: its disk is full or broken, or it
 * is busy. Or the response would be larger than the server sends, which the title says.
 *
 * Try again after a moment.
 */
export const objectStorageUnavailable: DeclaredError = [503, "object_storage.unavailable"];

/**
 * The account has no resource with that name or id.
 *
 * Check the path.
 */
export const objectStorageResourceNotFound: DeclaredError = [404, "object_storage.resource_not_found"];

/**
 * The operation costs credits, and the account has none left.
 *
 * Add credits to the account.
 */
export const objectStorageInsufficientCredits: DeclaredError = [402, "object_storage.insufficient_credits"];

/**
 * Fields of the request are missing, malformed, out of bounds or in conflict with stored data. `invalid_params` names
 * each of them.
 *
 * Fix the listed fields.
 */
export const objectStorageInvalidRequest: DeclaredError = [400, "object_storage.invalid_request", "INVALID_REQUEST"];

/**
 * An earlier request of the caller with the same `Idempotency-Key` is still in progress.
 *
 * Send the same request again after the time in `Retry-After`, to get the response of the first.
 */
export const objectStorageIdempotencyInFlight: DeclaredError = [
  409,
  "object_storage.idempotency_in_flight",
  "retry-after",
];

/**
 * The request was carried out before, under the same `Idempotency-Key`, and is not carried out again. Its response was
 * too large to be kept: more than 256 KiB, or more than 64 MiB together with the other responses that are kept for the
 * caller.
 *
 * Read what the first request created or changed. Split large requests.
 */
export const objectStorageIdempotencyAnswerNotKept: DeclaredError = [410, "object_storage.idempotency_answer_not_kept"];

/**
 * The caller sent the same `Idempotency-Key` within 24 hours with another method, path, query or body.
 *
 * Use a new key for each request. Send a key again only to repeat the same request.
 */
export const objectStorageIdempotencyKeyReused: DeclaredError = [422, "object_storage.idempotency_key_reused"];

/**
 * The body is larger than the server reads.
 *
 * Send less at once.
 */
export const objectStorageTooLarge: DeclaredError = [413, "object_storage.too_large"];

/**
 * The service is under termination protection, not empty, or being deleted; or the bucket holds objects that are
 * protected by object lock.
 *
 * Remove the protection, empty the service, or delete it with `force`.
 */
export const objectStorageServiceError: DeclaredError = [400, "object_storage.service_error", "SERVICE_ERROR"];

/**
 * The domain already has a static website configuration.
 *
 * Change the existing configuration.
 */
export const objectStorageConflict: DeclaredError = [409, "object_storage.conflict"];

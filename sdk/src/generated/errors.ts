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
 * The server failed. It is never the answer to bad input.
 *
 * Try again later, and report the request id if it stays.
 */
export const ucloudInternal: DeclaredError = [500, "ucloud.internal"];

/**
 * The server cannot reach its database.
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

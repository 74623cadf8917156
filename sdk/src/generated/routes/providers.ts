// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import { cursorPaging } from "../../core/paging/cursor-paging.js";
import type { PagedRoute, Route } from "../../core/route.js";
import {
  ucloudBadAclUpdate,
  ucloudBadToken,
  ucloudConflict,
  ucloudForbidden,
  ucloudIdempotencyAnswerNotKept,
  ucloudIdempotencyInFlight,
  ucloudIdempotencyKeyReused,
  ucloudInternal,
  ucloudInvalidRequest,
  ucloudMissingScope,
  ucloudNotAProjectMember,
  ucloudNotFound,
  ucloudPermissionDenied,
  ucloudQuotaExceeded,
  ucloudRateLimited,
  ucloudTooLarge,
  ucloudUnauthorized,
  ucloudUnavailable,
} from "../errors.js";

/** List providers. */
export const browseRoute: PagedRoute = {
  id: "providers.browse",
  method: "GET",
  path: "/api/providers/browse",
  query: ["flags"],
  headers: { project: "project" },
  status: 200,
  pages: cursorPaging,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Read a provider. */
export const retrieveRoute: Route = {
  id: "providers.retrieve",
  method: "GET",
  path: "/api/providers/retrieve",
  query: ["flags"],
  headers: { project: "project" },
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudNotFound,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Read a provider's contact information. */
export const retrieveSpecificationRoute: Route = {
  id: "providers.retrieveSpecification",
  method: "GET",
  path: "/api/providers/retrieveSpecification",
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

/** Search providers by name. */
export const searchRoute: PagedRoute = {
  id: "providers.search",
  method: "POST",
  path: "/api/providers/search",
  headers: { project: "project" },
  body: "argument",
  status: 200,
  pages: cursorPaging,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/**
 * Approve a provider's registration.
 *
 * @deprecated Since 2023-01. An administrator calls `create`; the owner reads the tokens with `retrieve` and hands
 * them to the provider.
 */
export const approveRoute: Route = {
  id: "providers.approve",
  method: "POST",
  path: "/api/providers/approve",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudBadToken,
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

/** Register providers. */
export const createRoute: Route = {
  id: "providers.create",
  method: "POST",
  path: "/api/providers",
  headers: { project: "project", idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudQuotaExceeded,
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
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

/** Prepare resources for the workspace. */
export const initRoute: Route = {
  id: "providers.init",
  method: "POST",
  path: "/api/providers/init",
  headers: { project: "project" },
  body: "empty",
  status: 200,
  answer: "unit",
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudTooLarge,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Replace providers' tokens and keys. */
export const renewTokenRoute: Route = {
  id: "providers.renewToken",
  method: "POST",
  path: "/api/providers/renewToken",
  headers: { project: "project", idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  answer: "unit",
  errors: [
    ucloudInvalidRequest,
    ucloudPermissionDenied,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudIdempotencyInFlight,
    ucloudIdempotencyAnswerNotKept,
    ucloudTooLarge,
    ucloudIdempotencyKeyReused,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/**
 * Request or sign a provider's registration.
 *
 * @deprecated Since 2023-01. An administrator calls `create`; the owner reads the tokens with `retrieve` and hands
 * them to the provider.
 */
export const requestApprovalRoute: Route = {
  id: "providers.requestApproval",
  method: "POST",
  path: "/api/providers/requestApproval",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudBadToken,
    ucloudInvalidRequest,
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

/** Change how providers are reached. */
export const updateRoute: Route = {
  id: "providers.update",
  method: "POST",
  path: "/api/providers/update",
  headers: { project: "project", idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudInvalidRequest,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudIdempotencyInFlight,
    ucloudIdempotencyAnswerNotKept,
    ucloudTooLarge,
    ucloudIdempotencyKeyReused,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

/** Change who may see providers. */
export const updateAclRoute: Route = {
  id: "providers.updateAcl",
  method: "POST",
  path: "/api/providers/updateAcl",
  headers: { project: "project", idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [
    ucloudQuotaExceeded,
    ucloudInvalidRequest,
    ucloudPermissionDenied,
    ucloudUnauthorized,
    ucloudMissingScope,
    ucloudBadAclUpdate,
    ucloudForbidden,
    ucloudNotAProjectMember,
    ucloudIdempotencyInFlight,
    ucloudIdempotencyAnswerNotKept,
    ucloudTooLarge,
    ucloudIdempotencyKeyReused,
    ucloudRateLimited,
    ucloudInternal,
    ucloudUnavailable,
  ],
};

// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import type { PagedCall } from "../../core/paging/paged-call.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyAndProjectOptions, IdempotencyKeyOptions, ProjectOptions } from "../call-options.js";
import type {
  BulkRequestOfProviderSpecification,
  BulkRequestOfProvidersRenewRefreshTokenRequestItem,
  BulkRequestOfUpdatedAcl,
  BulkResponseOfFindByStringId,
  BulkResponseOfUnit,
  CommonErrorMessage,
  FindByStringId,
  PageV2OfProvider,
  Provider,
  ProviderSpecification,
  ProvidersApproveRequest,
  ProvidersRequestApprovalRequest,
  ProvidersRequestApprovalResponse,
  ResourceBrowseRequestOfProviderIncludeFlags,
  ResourceRetrieveRequestOfProviderIncludeFlags,
  ResourceSearchRequestOfProviderIncludeFlags,
  Unit,
} from "../models.js";
import {
  approveRoute,
  browseRoute,
  createRoute,
  initRoute,
  renewTokenRoute,
  requestApprovalRoute,
  retrieveRoute,
  retrieveSpecificationRoute,
  searchRoute,
  updateAclRoute,
  updateRoute,
} from "../routes/providers.js";

/** The response of `providers.browse`: its success, or one of its declared errors. `status` says which. */
export type ProvidersBrowseAnswer =
  | Answer<200, PageV2OfProvider>
  | Answer<400 | 401 | 403 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.retrieve`: its success, or one of its declared errors. `status` says which. */
export type ProvidersRetrieveAnswer =
  | Answer<200, Provider>
  | Answer<400 | 401 | 403 | 404 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.retrieveSpecification`: its success, or one of its declared errors. `status` says which. */
export type ProvidersRetrieveSpecificationAnswer =
  | Answer<200, ProviderSpecification>
  | Answer<400 | 401 | 403 | 404 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.search`: its success, or one of its declared errors. `status` says which. */
export type ProvidersSearchAnswer =
  | Answer<200, PageV2OfProvider>
  | Answer<400 | 401 | 403 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.approve`: its success, or one of its declared errors. `status` says which. */
export type ProvidersApproveAnswer =
  | Answer<200, FindByStringId>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.create`: its success, or one of its declared errors. `status` says which. */
export type ProvidersCreateAnswer =
  | Answer<200, BulkResponseOfFindByStringId>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.init`: its success, or one of its declared errors. `status` says which. */
export type ProvidersInitAnswer =
  | Answer<200, Unit>
  | Answer<400 | 401 | 403 | 413 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.renewToken`: its success, or one of its declared errors. `status` says which. */
export type ProvidersRenewTokenAnswer =
  | Answer<200, Unit>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.requestApproval`: its success, or one of its declared errors. `status` says which. */
export type ProvidersRequestApprovalAnswer =
  | Answer<200, ProvidersRequestApprovalResponse>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.update`: its success, or one of its declared errors. `status` says which. */
export type ProvidersUpdateAnswer =
  | Answer<200, BulkResponseOfFindByStringId>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/** The response of `providers.updateAcl`: its success, or one of its declared errors. `status` says which. */
export type ProvidersUpdateAclAnswer =
  | Answer<200, BulkResponseOfUnit>
  | Answer<400 | 401 | 403 | 409 | 410 | 413 | 422 | 429 | 500 | 503, CommonErrorMessage>;

/**
 * Register providers, and manage how they are reached and who may see them. A provider serves the storage and compute
 * resources that Core orchestrates.
 *
 * Methods: `browse`, `retrieve`, `retrieveSpecification`, `search`, `approve`, `create`, `init`, `renewToken`,
 * `requestApproval`, `update`, `updateAcl`.
 */
export class Providers extends Resource {
  /**
   * List providers.
   *
   * Lists, page by page, the providers that the caller owns, administers through a project, or has a permission on.
   * Without a `Project` header only personal providers are listed; with it, only the providers of that project.
   * Administrators of UCloud see every provider: in all workspaces, or in the one that they name.
   *
   * @param request what to look for
   * @param options options of this call
   * @returns One page of providers.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Find a provider by its name
   * for await (const item of cloud.providers.browse({ flags: { filterName: "example", includeOthers: true }, itemsPerPage: 25 })) {
   *   console.log(item);
   * }
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#browse browse}
   * (stable, `GET /api/providers/browse`)
   */
  browse(
    request: ResourceBrowseRequestOfProviderIncludeFlags = {},
    options?: ProjectOptions,
  ): PagedCall<Provider, PageV2OfProvider, ProvidersBrowseAnswer> {
    return this.transport.pages(browseRoute, { query: request }, options);
  }

  /**
   * Read a provider.
   *
   * Reads one provider by its resource id, in any workspace. The response contains the refresh token and the public key:
   * this is how an owner gets them. The filters apply here too: a provider that they omit is not found.
   *
   * @param request what to look for
   * @param options options of this call
   * @returns The provider.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Read a provider and its tokens
   * const answer = await cloud.providers.retrieve({
   *   flags: { includeOthers: false, includeUpdates: false, includeSupport: false, includeProduct: false },
   *   id: "51231",
   * });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#retrieve
   * retrieve} (stable, `GET /api/providers/retrieve`)
   */
  retrieve(
    request: ResourceRetrieveRequestOfProviderIncludeFlags,
    options?: ProjectOptions,
  ): Call<Provider, ProvidersRetrieveAnswer> {
    return this.transport.call(retrieveRoute, { query: request }, options);
  }

  /**
   * Read a provider's contact information.
   *
   * Tells other services how to reach a provider. `id` is the resource id. If no resource has that id, it is read as the
   * provider's name.
   *
   * @param request what to look for
   * @param options options of this call
   * @returns How to reach the provider.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link NotFoundError} 404: The resource does not exist, or the caller may not see it.
   * @example
   * // Look a provider up by its resource id
   * const answer = await cloud.providers.retrieveSpecification({ id: "51231" });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#retrievespecification
   * retrieveSpecification} (stable, `GET /api/providers/retrieveSpecification`)
   */
  retrieveSpecification(
    request: FindByStringId,
    options?: CallOptions,
  ): Call<ProviderSpecification, ProvidersRetrieveSpecificationAnswer> {
    return this.transport.call(retrieveSpecificationRoute, { query: request }, options);
  }

  /**
   * Search providers by name.
   *
   * Finds the providers whose name contains a text, among those that `browse` lists. Meant for human users: the order
   * may change.
   *
   * @param request what to send
   * @param options options of this call
   * @returns One page of the matching providers.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Search for part of a name
   * for await (const item of cloud.providers.search({ flags: {}, query: "exam", itemsPerPage: 10 })) {
   *   console.log(item);
   * }
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#search search}
   * (stable, `POST /api/providers/search`)
   */
  search(
    request: ResourceSearchRequestOfProviderIncludeFlags,
    options?: ProjectOptions,
  ): PagedCall<Provider, PageV2OfProvider, ProvidersSearchAnswer> {
    return this.transport.pages(searchRoute, { body: request }, options);
  }

  /**
   * Approve a provider's registration.
   *
   * Last step of the approval protocol. The token must be signed, must be younger than five minutes, and works once. The
   * provider is created for the user who signed, in a new project with that user as its principal investigator. Core
   * then sends `welcome` to the provider. By default only an administrator may approve; a server can be configured to
   * accept any caller with the token.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The resource id of the new provider.
   * @throws {@link BadRequestError} 400: An approval token is unknown, older than five minutes, or not in the state that
   * the step needs.
   * @throws {@link BadRequestError} 400: There are as many of what the request creates as there may be. `why` names the
   * quota.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ConflictError} 409: The provider name is taken.
   * @deprecated Since 2023-01. An administrator calls `create`; the owner reads the tokens with `retrieve` and hands
   * them to the provider.
   * @example
   * // Approve a signed request
   * const answer = await cloud.providers.approve({ token: "5f0c9b1e-6d2a-4d55-9a5e-0a4b6f1c7d3e" });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#approve
   * approve} (stable, `POST /api/providers/approve`)
   */
  approve(
    request: ProvidersApproveRequest,
    options?: IdempotencyKeyOptions,
  ): Call<FindByStringId, ProvidersApproveAnswer> {
    return this.transport.call(approveRoute, { body: request }, options);
  }

  /**
   * Register providers.
   *
   * Registers providers for the calling administrator, or for the project in the `Project` header. Keys and tokens are
   * created immediately; read them with `retrieve` and hand them to the provider. If one name is taken, nothing is
   * created.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The resource ids, in the order of the request.
   * @throws {@link BadRequestError} 400: There are as many of what the request creates as there may be. `why` names the
   * quota.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @throws {@link ConflictError} 409: The provider name is taken.
   * @example
   * // Register one provider
   * const answer = await cloud.providers.create({ items: [{ id: "example", domain: "provider.example.com", https: true, port: 443 }] });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#create create}
   * (stable, `POST /api/providers`)
   */
  create(
    request: BulkRequestOfProviderSpecification,
    options?: IdempotencyKeyAndProjectOptions,
  ): Call<BulkResponseOfFindByStringId, ProvidersCreateAnswer> {
    return this.transport.call(createRoute, { body: request }, options);
  }

  /**
   * Prepare resources for the workspace.
   *
   * A client sends this when the caller's workspace may need to be set up. It can be sent any number of times. Core
   * forwards it to the providers of the workspace and does not wait for their responses.
   *
   * @param options options of this call
   * @returns Done, or there was nothing to do.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Ask for initialization
   * const answer = await cloud.providers.init();
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#init init}
   * (stable, `POST /api/providers/init`)
   */
  init(options?: ProjectOptions): Call<Unit, ProvidersInitAnswer> {
    return this.transport.call(initRoute, {}, options);
  }

  /**
   * Replace providers' tokens and keys.
   *
   * Creates a new refresh token and a new key pair for each provider. Everything that was issued before stops working:
   * the old refresh token, access tokens of the provider, and Core's calls to it until the provider knows the new public
   * key. Use it when secrets have leaked; read the new ones with `retrieve`.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The tokens and keys were replaced.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link BadRequestError} 400: A bulk request names a resource twice, or a resource that does not exist or on
   * which the caller has no ADMIN permission.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Replace one provider's secrets
   * const answer = await cloud.providers.renewToken({ items: [{ id: "51231" }] });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#renewtoken
   * renewToken} (stable, `POST /api/providers/renewToken`)
   */
  renewToken(
    request: BulkRequestOfProvidersRenewRefreshTokenRequestItem,
    options?: IdempotencyKeyAndProjectOptions,
  ): Call<Unit, ProvidersRenewTokenAnswer> {
    return this.transport.call(renewTokenRoute, { body: request }, options);
  }

  /**
   * Request or sign a provider's registration.
   *
   * The first two steps of the approval protocol. With `information`, an integration module tells how to reach it and
   * gets a token; it needs no account. With `sign`, a logged-in user confirms that information and will own the
   * provider. Requests of one name wait side by side, each with a token, a signature and five minutes of its own:
   * `approve` decides which of them becomes the provider, and ends the others.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The next step.
   * @throws {@link BadRequestError} 400: An approval token is unknown, older than five minutes, or not in the state that
   * the step needs.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ConflictError} 409: The provider name is taken.
   * @deprecated Since 2023-01. An administrator calls `create`; the owner reads the tokens with `retrieve` and hands
   * them to the provider.
   * @example
   * // An integration module introduces itself
   * const answer = await cloud.providers.requestApproval({
   *   type: "information",
   *   specification: {
   *     id: "example",
   *     domain: "provider.example.com",
   *     https: true,
   *     port: null,
   *     product: { id: "", category: "", provider: "ucloud_core" },
   *   },
   * });
   * @see {@link
   * https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#requestapproval
   * requestApproval} (stable, `POST /api/providers/requestApproval`)
   */
  requestApproval(
    request: ProvidersRequestApprovalRequest,
    options?: IdempotencyKeyOptions,
  ): Call<ProvidersRequestApprovalResponse, ProvidersRequestApprovalAnswer> {
    return this.transport.call(requestApprovalRoute, { body: request }, options);
  }

  /**
   * Change how providers are reached.
   *
   * Changes `domain`, `https` and `port` of the providers with these names (`id`). Nothing else can change; tokens and
   * keys stay. An unknown name is ignored and still listed in the response, as in the vendor's server.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The names, in the order of the request.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Move a provider to another host
   * const answer = await cloud.providers.update({ items: [{ id: "example", domain: "new.example.com", https: true, port: 443 }] });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#update update}
   * (stable, `POST /api/providers/update`)
   */
  update(
    request: BulkRequestOfProviderSpecification,
    options?: IdempotencyKeyAndProjectOptions,
  ): Call<BulkResponseOfFindByStringId, ProvidersUpdateAnswer> {
    return this.transport.call(updateRoute, { body: request }, options);
  }

  /**
   * Change who may see providers.
   *
   * For each provider, first removes every permission of the entities in `deleted`, then grants the permissions in
   * `added`. To lower a permission, name the entity in both. Only READ and EDIT can be granted. Users who may read a
   * provider can also read its refresh token: share with care.
   *
   * @param request what to send
   * @param options options of this call
   * @returns Done; one empty object for each item.
   * @throws {@link BadRequestError} 400: There are as many of what the request creates as there may be. `why` names the
   * quota.
   * @throws {@link BadRequestError} 400: The body or a parameter is missing, malformed or out of bounds. `why` names
   * each field and what was expected.
   * @throws {@link BadRequestError} 400: A bulk request names a resource twice, or a resource that does not exist or on
   * which the caller has no ADMIN permission.
   * @throws {@link ForbiddenError} 403: An added entity is not in the project that owns the resource: a user who is no
   * member, or another project's group. Administrators may name any known user.
   * @throws {@link ForbiddenError} 403: The caller's role may not use the operation.
   * @throws {@link ForbiddenError} 403: The `Project` header names an unknown project, or a project that the caller is
   * not a member of.
   * @example
   * // Grant a user READ, and remove a group
   * const answer = await cloud.providers.updateAcl({
   *   items: [
   *     {
   *       id: "51231",
   *       added: [{ entity: { type: "user", username: "ada" }, permissions: ["READ"] }],
   *       deleted: [
   *         {
   *           type: "project_group",
   *           projectId: "7e3f1d1a-6a2b-4a55-9f4e-2f6c1b0d9e8a",
   *           group: "0b9a6c1d-52f3-4c3e-8d57-1a2b3c4d5e6f",
   *         },
   *       ],
   *     },
   *   ],
   * });
   * @see {@link https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html#updateacl
   * updateAcl} (stable, `POST /api/providers/updateAcl`)
   */
  updateAcl(
    request: BulkRequestOfUpdatedAcl,
    options?: IdempotencyKeyAndProjectOptions,
  ): Call<BulkResponseOfUnit, ProvidersUpdateAclAnswer> {
    return this.transport.call(updateAclRoute, { body: request }, options);
  }
}

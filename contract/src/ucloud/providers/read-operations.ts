import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { FindByStringId } from "../find-by-string-id.js";
import { flatQuery } from "../flat-query.js";
import { ok, operation } from "../operation.js";
import { WorkspaceHeaders } from "../workspace.js";
import { exampleProvider, exampleSpecification } from "./examples.js";
import {
  PageV2OfProvider,
  Provider,
  ProviderBrowseRequest,
  ProviderRetrieveRequest,
  ProviderSearchRequest,
  ProviderSpecification,
} from "./model.js";

import { basePath } from "./path.js";

const tag = "Providers";
const stability = "stable";

/** Lists the providers that the caller may see in the active workspace. */
export const browse = operation({
  method: "GET",
  path: `${basePath}/browse`,
  readOnly: true,
  costs: false,
  request: {
    headers: WorkspaceHeaders,
    query: flatQuery(ProviderBrowseRequest),
  },
  success: { ...ok("One page of providers."), body: view(PageV2OfProvider) },
  errors: [],
  readsSecrets: true,
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.browse:read",
    workspace: true,
  },
  summary: "List providers",
  description:
    "Lists, page by page, the providers that the caller owns, administers through a project, or has a permission on. Without a `Project` header only personal providers are listed; with it, only the providers of that project. Administrators of UCloud see every provider: in all workspaces, or in the one that they name.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Find a provider by its name",
      request: {
        query: { filterName: "example", includeOthers: true, itemsPerPage: 25 },
      },
      response: { itemsPerPage: 25, items: [exampleProvider], next: null },
    },
  ],
  source: "Providers, Remote Procedure Calls: browse",
});

/** Reads one provider, its secrets included. */
export const retrieve = operation({
  method: "GET",
  path: `${basePath}/retrieve`,
  readOnly: true,
  costs: false,
  request: {
    headers: WorkspaceHeaders,
    query: flatQuery(ProviderRetrieveRequest),
  },
  success: { ...ok("The provider."), body: view(Provider) },
  errors: [errors.notFound],
  readsSecrets: true,
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.retrieve:read",
    workspace: true,
  },
  summary: "Read a provider",
  description:
    "Reads one provider by its resource id, in any workspace. The response contains the refresh token and the public key: this is how an owner gets them. The filters apply here too: a provider that they omit is not found.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "byId",
      summary: "Read a provider and its tokens",
      request: {
        query: {
          includeOthers: false,
          includeUpdates: false,
          includeSupport: false,
          includeProduct: false,
          id: "51231",
        },
      },
      response: exampleProvider,
    },
  ],
  source: "Providers, Remote Procedure Calls: retrieve",
});

/** Reads how to reach a provider. */
export const retrieveSpecification = operation({
  method: "GET",
  path: `${basePath}/retrieveSpecification`,
  readOnly: true,
  costs: false,
  request: { query: flatQuery(FindByStringId) },
  success: {
    ...ok("How to reach the provider."),
    body: view(ProviderSpecification),
  },
  errors: [errors.notFound],
  auth: {
    scheme: "ucloud",
    label: "Services",
    scope: "providers.retrieveSpecification:read",
    workspace: false,
  },
  summary: "Read a provider's contact information",
  description:
    "Tells other services how to reach a provider. `id` is the resource id. If no resource has that id, it is read as the provider's name.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "byResourceId",
      summary: "Look a provider up by its resource id",
      request: { query: { id: "51231" } },
      response: exampleSpecification,
    },
  ],
  source: "Providers, Remote Procedure Calls: retrieveSpecification",
});

/** Searches the providers by name. */
export const search = operation({
  method: "POST",
  path: `${basePath}/search`,
  readOnly: true,
  costs: false,
  // filters may list ids
  bodyLimit: 256 * 1024,
  request: { headers: WorkspaceHeaders, body: view(ProviderSearchRequest) },
  success: {
    ...ok("One page of the matching providers."),
    body: view(PageV2OfProvider),
  },
  errors: [],
  readsSecrets: true,
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.search:read",
    workspace: true,
  },
  summary: "Search providers by name",
  description:
    "Finds the providers whose name contains a text, among those that `browse` lists. Meant for human users: the order may change.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "partOfAName",
      summary: "Search for part of a name",
      request: { body: { flags: {}, query: "exam", itemsPerPage: 10 } },
      response: { itemsPerPage: 10, items: [exampleProvider], next: null },
    },
  ],
  source: "Providers, Remote Procedure Calls: search",
});

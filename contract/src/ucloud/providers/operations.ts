import { view } from "../../schema.js";
import { bulkBodyLimit } from "../bulk.js";
import { errors } from "../errors.js";
import { ok, operation } from "../operation.js";
import { ucloudQuotas } from "../quotas.js";
import { BulkRequestOfUpdatedAcl, BulkResponseOfUnit } from "../resource.js";
import { AnyUnit, Unit } from "../unit.js";
import { WorkspaceHeaders } from "../workspace.js";
import { approve, requestApproval } from "./approval-operations.js";
import { BulkRequestOfProviderSpecification, BulkRequestOfRenewal, BulkResponseOfFindByStringId } from "./model.js";
import { basePath } from "./path.js";
import { browse, retrieve, retrieveSpecification, search } from "./read-operations.js";

const tag = "Providers";
const stability = "stable";

/** Registers providers. */
const create = operation({
  method: "POST",
  path: basePath,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: {
    headers: WorkspaceHeaders,
    body: view(BulkRequestOfProviderSpecification),
  },
  success: {
    ...ok("The resource ids, in the order of the request."),
    body: view(BulkResponseOfFindByStringId),
  },
  errors: [errors.conflict, errors.quotaExceeded],
  quotas: [ucloudQuotas.providers],
  auth: {
    scheme: "ucloud",
    label: "Users",
    only: ["ADMIN"],
    scope: "providers.create:write",
    workspace: true,
  },
  summary: "Register providers",
  description:
    "Registers providers for the calling administrator, or for the project in the `Project` header. Keys and tokens are created immediately; read them with `retrieve` and hand them to the provider. If one name is taken, nothing is created.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Register one provider",
      request: {
        body: {
          items: [
            {
              id: "example",
              domain: "provider.example.com",
              https: true,
              port: 443,
            },
          ],
        },
      },
      response: { responses: [{ id: "51231" }] },
    },
  ],
  source: "Providers, Remote Procedure Calls: create",
});

/** Prepares the caller's workspace for its first use. */
const init = operation({
  method: "POST",
  path: `${basePath}/init`,
  readOnly: false,
  costs: false,
  request: { headers: WorkspaceHeaders, body: view(AnyUnit) },
  success: { ...ok("Done, or there was nothing to do."), body: view(Unit) },
  errors: [],
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.init:write",
    workspace: true,
  },
  repeatable: true,
  summary: "Prepare resources for the workspace",
  description:
    "A client sends this when the caller's workspace may need to be set up. It can be sent any number of times. Core forwards it to the providers of the workspace and does not wait for their responses.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "init",
      summary: "Ask for initialization",
      request: { body: {} },
      response: {},
    },
  ],
  source: "Providers, Remote Procedure Calls: init",
});

/** Replaces the secrets of providers. */
const renewToken = operation({
  method: "POST",
  path: `${basePath}/renewToken`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { headers: WorkspaceHeaders, body: view(BulkRequestOfRenewal) },
  success: { ...ok("The tokens and keys were replaced."), body: view(Unit) },
  errors: [],
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.renewToken:write",
    permission: { needs: "ADMIN", on: "items[].id" },
    workspace: true,
  },
  summary: "Replace providers' tokens and keys",
  description:
    "Creates a new refresh token and a new key pair for each provider. Everything that was issued before stops working: the old refresh token, access tokens of the provider, and Core's calls to it until the provider knows the new public key. Use it when secrets have leaked; read the new ones with `retrieve`.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Replace one provider's secrets",
      request: { body: { items: [{ id: "51231" }] } },
      response: {},
    },
  ],
  source: "Providers, Remote Procedure Calls: renewToken",
});

/** Changes how to reach providers. */
const update = operation({
  method: "POST",
  path: `${basePath}/update`,
  readOnly: false,
  costs: false,
  bodyLimit: bulkBodyLimit,
  request: { headers: WorkspaceHeaders, body: view(BulkRequestOfProviderSpecification) },
  success: {
    ...ok("The names, in the order of the request."),
    body: view(BulkResponseOfFindByStringId),
  },
  errors: [],
  auth: {
    scheme: "ucloud",
    label: "Users",
    only: ["ADMIN"],
    scope: "providers.update:write",
    workspace: true,
  },
  summary: "Change how providers are reached",
  description:
    "Changes `domain`, `https` and `port` of the providers with these names (`id`). Nothing else can change; tokens and keys stay. An unknown name is ignored and still listed in the response, as in the vendor's server.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "move",
      summary: "Move a provider to another host",
      request: {
        body: {
          items: [
            {
              id: "example",
              domain: "new.example.com",
              https: true,
              port: 443,
            },
          ],
        },
      },
      response: { responses: [{ id: "example" }] },
    },
  ],
  source: "Providers, Remote Procedure Calls: update",
});

/** Changes who may see providers. */
const updateAcl = operation({
  method: "POST",
  path: `${basePath}/updateAcl`,
  readOnly: false,
  costs: false,
  // a thousand resources with a few entries each
  bodyLimit: 2 * bulkBodyLimit,
  request: { headers: WorkspaceHeaders, body: view(BulkRequestOfUpdatedAcl) },
  success: {
    ...ok("Done; one empty object for each item."),
    body: view(BulkResponseOfUnit),
  },
  errors: [errors.badAclUpdate, errors.quotaExceeded],
  quotas: [ucloudQuotas.aclEntriesPerProvider],
  auth: {
    scheme: "ucloud",
    label: "Users",
    scope: "providers.updateAcl:write",
    permission: { needs: "ADMIN", on: "items[].id" },
    workspace: true,
  },
  summary: "Change who may see providers",
  description:
    "For each provider, first removes every permission of the entities in `deleted`, then grants the permissions in `added`. To lower a permission, name the entity in both. Only READ and EDIT can be granted. Users who may read a provider can also read its refresh token: share with care.",
  tag,
  stability,
  deprecation: null,
  examples: [
    {
      name: "share",
      summary: "Grant a user READ, and remove a group",
      request: {
        body: {
          items: [
            {
              id: "51231",
              added: [
                {
                  entity: { type: "user", username: "ada" },
                  permissions: ["READ"],
                },
              ],
              deleted: [
                {
                  type: "project_group",
                  projectId: "7e3f1d1a-6a2b-4a55-9f4e-2f6c1b0d9e8a",
                  group: "0b9a6c1d-52f3-4c3e-8d57-1a2b3c4d5e6f",
                },
              ],
            },
          ],
        },
      },
      response: { responses: [{}] },
    },
  ],
  source: "Providers, Remote Procedure Calls: updateAcl",
});

/** The calls of the Providers API. */
export const providers = {
  browse,
  retrieve,
  retrieveSpecification,
  search,
  approve,
  create,
  init,
  renewToken,
  requestApproval,
  update,
  updateAcl,
};

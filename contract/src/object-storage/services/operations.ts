import * as z from "zod";
import { view } from "../../schema.js";
import { bodyLimits } from "../body-limits.js";
import { exampleServiceUuid } from "../example-ids.js";
import { basePath, operation } from "../operation.js";
import { totalCountHeaders } from "../paging.js";
import { query } from "../query.js";
import { storageQuotas } from "../quotas.js";
import { created, done, ok } from "../success.js";
import { exampleNewService, exampleService, exampleSummary } from "./examples.js";
import { ServiceCreate, ServiceDetailResponse, ServiceListResponse, ServiceModify, ServiceReplace } from "./model.js";
import { serviceParams, servicePath } from "./path.js";
import { ServiceDeleteQuery, ServiceListQuery } from "./query.js";

const tag = "Object storage services";
const pathParams = view(z.object(serviceParams));
const exampleParams = { service_uuid: exampleServiceUuid };

/** Creates a service. */
const create = operation({
  method: "POST",
  path: basePath,
  readOnly: false,
  costs: true,
  request: { body: view(ServiceCreate) },
  bodyLimit: bodyLimits.service,
  success: { ...created("The new service, before its setup."), body: view(ServiceDetailResponse) },
  errors: [],
  quotas: [storageQuotas.servicesPerAccount, storageQuotas.customDomainsPerAccount],
  summary: "Create a service",
  description:
    "Creates a service. The response shows it in state `pending`. Read it until `operational_state` is `running`, or `stopped` if that was requested. Users, policies and buckets can be created without waiting.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "public",
      summary: "Create a service that the internet can reach",
      request: {
        body: {
          name: "media-archive",
          region: "europe-2",
          configured_status: "started",
          networks: [{ name: "internet", type: "public", family: "IPv4" }],
          labels: [{ key: "env", value: "staging" }],
        },
      },
      response: exampleNewService,
    },
  ],
  source: "Create service",
});

/** Lists the account's services. */
const list = operation({
  method: "GET",
  path: basePath,
  readOnly: true,
  costs: false,
  request: { query: query(ServiceListQuery) },
  success: { ...ok("One page of services."), headers: totalCountHeaders, body: view(ServiceListResponse) },
  errors: [],
  summary: "List services",
  description: "Lists the account's services page by page, without their users. The newest come first by default.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byLabel",
      summary: "Find services by labels",
      request: { query: { label: ["env=staging", "team"], sort: "service_name", limit: 50 } },
      response: [exampleSummary],
    },
  ],
  source: "List services",
});

/** Reads one service. */
const get = operation({
  method: "GET",
  path: servicePath,
  readOnly: true,
  costs: false,
  request: { pathParams },
  success: { ...ok("The service."), body: view(ServiceDetailResponse) },
  errors: [],
  summary: "Read a service",
  description:
    "Reads one service with its users. A service that is being deleted can still be read, in one of the `delete-…` states; after that it is not found.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byUuid",
      summary: "Read a service",
      request: { pathParams: exampleParams },
      response: exampleService,
    },
  ],
  source: "Get service details",
});

/** Replaces what a service is. */
const replace = operation({
  method: "PUT",
  path: servicePath,
  readOnly: false,
  costs: true,
  request: { pathParams, body: view(ServiceReplace) },
  bodyLimit: bodyLimits.service,
  success: { ...ok("The service as it is now."), body: view(ServiceDetailResponse) },
  errors: [],
  quotas: [storageQuotas.customDomainsPerAccount],
  summary: "Replace a service's settings",
  description:
    "Replaces all settings of a service: omitted protection, networks and labels get their defaults. Custom domains and static websites stay if omitted. The service is set up again. A protected service cannot be stopped, unless the same request removes the protection.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "closed",
      summary: "Stop a service, and remove its networks and labels",
      request: { pathParams: exampleParams, body: { name: "media-archive", configured_status: "stopped" } },
      response: {
        ...exampleService,
        configured_status: "stopped",
        operational_state: "pending",
        endpoints: [],
        networks: [],
        labels: [],
      },
    },
  ],
  source: "Replace service",
});

/** Changes some of what a service is. */
const modify = operation({
  method: "PATCH",
  path: servicePath,
  readOnly: false,
  costs: true,
  request: { pathParams, body: view(ServiceModify) },
  bodyLimit: bodyLimits.service,
  success: { ...ok("The service as it is now."), body: view(ServiceDetailResponse) },
  errors: [],
  quotas: [storageQuotas.customDomainsPerAccount],
  summary: "Change a service's settings",
  description:
    "Changes the given settings and leaves the others. A list replaces the whole existing list; null empties it. The service is set up again. A protected service cannot be stopped, unless the same request removes the protection.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "protect",
      summary: "Protect a service and remove its labels",
      request: { pathParams: exampleParams, body: { termination_protection: true, labels: null } },
      response: { ...exampleService, operational_state: "pending", termination_protection: true, labels: [] },
    },
  ],
  source: "Modify service",
});

/** Deletes a service. */
const deleteService = operation({
  method: "DELETE",
  path: servicePath,
  readOnly: false,
  costs: false,
  request: { pathParams, query: query(ServiceDeleteQuery) },
  success: done("The deletion has started."),
  errors: [],
  summary: "Delete a service",
  description:
    "Starts to delete a service; read it until it is not found. A protected service cannot be deleted. A service that still has buckets, users, groups, roles or own policies can only be deleted with `force`. Buckets that are being cleaned up do not count.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "force",
      summary: "Delete a service with all its contents",
      request: { pathParams: exampleParams, query: { force: true } },
      response: null,
    },
  ],
  source: "Delete service",
});

/** Services: isolated object storages, each with its own buckets, users and policies. */
export const services = { create, list, get, replace, modify, delete: deleteService };

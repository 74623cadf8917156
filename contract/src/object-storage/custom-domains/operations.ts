import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import {
  CustomDomainCreate,
  CustomDomainDetailResponse,
  CustomDomainListResponse,
  CustomDomainModify,
  customDomainLimits,
} from "./model.js";

const tag = "Object storage custom domains";

const path = `${servicePath}/custom-domains` as const;

const onePath = `${path}/:domain_name` as const;

const domainParams = view(
  z.object({
    ...serviceParams,
    domain_name: z.string().meta({ description: "Host name of the domain.", examples: ["objects.example.com"] }),
  }),
);

const exampleDomain = { domain_name: "objects.example.com", type: "public", mode: "api" } as const;

const exampleStaticDomain = { domain_name: "www.example.com", type: "public", mode: "static-website" } as const;

const service = { service_uuid: exampleServiceUuid };

const domain = { ...service, domain_name: "objects.example.com" };

/** Attaches a custom domain. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)), body: view(CustomDomainCreate) },
  success: { ...created("The custom domain."), body: view(CustomDomainDetailResponse) },
  errors: [],
  quotas: [storageQuotas.customDomainsPerService, storageQuotas.customDomainsPerAccount],
  summary: "Attach a custom domain",
  description: `Attaches a domain of your own to the service, up to ${customDomainLimits.perService}. It must not be attached to any other service. The service must have a public network. A server may check DNS after the response: then the service runs again, and the domain is in use, once CNAME records for the host and for \`*.\` before it lead to the service's public endpoint.`,
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "api",
      summary: "Serve the S3 API under a domain of your own",
      request: { pathParams: service, body: { domain_name: "objects.example.com", type: "public" } },
      response: exampleDomain,
    },
    {
      name: "staticWebsite",
      summary: "Attach a domain for a static website",
      request: { pathParams: service, body: exampleStaticDomain },
      response: exampleStaticDomain,
    },
  ],
  source: "Attach custom domain",
});

/** Lists a service's custom domains. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("All custom domains of the service."), body: view(CustomDomainListResponse) },
  errors: [],
  summary: "List custom domains",
  description: "Lists all custom domains of a service. `domains.list` includes the domains of the system.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the custom domains",
      request: { pathParams: service },
      response: [exampleDomain, exampleStaticDomain],
    },
  ],
  source: "List custom domains",
});

/** Reads one of a service's custom domains. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: domainParams },
  success: { ...ok("The custom domain."), body: view(CustomDomainDetailResponse) },
  errors: [],
  summary: "Read a custom domain",
  description: "Reads one custom domain by its name.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "byName", summary: "Read a custom domain", request: { pathParams: domain }, response: exampleDomain },
  ],
  source: "Get custom domain details",
});

/** Renames a custom domain. */
const modify = operation({
  method: "PATCH",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: domainParams, body: view(CustomDomainModify) },
  success: { ...ok("The custom domain as it is now."), body: view(CustomDomainDetailResponse) },
  errors: [],
  quotas: [storageQuotas.customDomainsPerAccount],
  summary: "Rename a custom domain",
  description:
    "Renames a custom domain. A static website configuration of the domain moves with it. The mode cannot change.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "rename",
      summary: "Rename a custom domain",
      request: { pathParams: domain, body: { domain_name: "files.example.com", type: "public" } },
      response: { domain_name: "files.example.com", type: "public", mode: "api" },
    },
  ],
  source: "Modify custom domain",
});

/** Detaches a custom domain. */
const deleteDomain = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: domainParams },
  success: done("The custom domain is detached."),
  errors: [],
  summary: "Detach a custom domain",
  description: "Detaches a custom domain, and removes its static website configuration if it has one.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Detach a custom domain", request: { pathParams: domain }, response: null }],
  source: "Delete custom domain",
});

/** The customer's own domains for a service. */
export const customDomains = { create, list, get, modify, delete: deleteDomain };

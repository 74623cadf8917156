import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { operation } from "../operation.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { comparableDomain, DomainMode, DomainName } from "./domain-name.js";

const tag = "Object storage custom domains";
const path = `${servicePath}/custom-domains` as const;
const onePath = `${path}/:domain_name` as const;

export const customDomainLimits = { perService: 5 } as const;

/** Private custom domains are in the vendor's schemas and ruled out by its text. */
export const CustomDomainType = z.enum(["public"]).meta({
  id: "CustomDomainType",
  description: "From where a custom domain is reached: from the internet only, so far.",
});

const domainName = DomainName.meta({
  description:
    "Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it takes an ALIAS record or a provider that flattens CNAMEs.",
  examples: ["objects.example.com"],
});

export const CustomDomainCreate = z
  .strictObject({
    domain_name: domainName,
    type: CustomDomainType,
    mode: DomainMode.default("api").meta({
      description: "What the domain serves. It stays for good; to change it, delete the domain and attach it anew.",
    }),
  })
  .meta({ id: "CustomDomainCreate", description: "A custom domain to attach." });
export type CustomDomainCreate = z.output<typeof CustomDomainCreate>;

/** All custom domains of a service, as its own body gives them. */
export const customDomainList = z
  .array(CustomDomainCreate)
  .max(customDomainLimits.perService)
  .superRefine(uniqueBy("domain_name", comparableDomain), besideOtherFaults);

/** Both members are required although the method is PATCH: the vendor's text wants it so, and its clients send both. */
export const CustomDomainModify = z
  .strictObject({ domain_name: domainName, type: CustomDomainType })
  .meta({ id: "CustomDomainModify", description: "A custom domain's new name. Its mode cannot change." });

export const CustomDomainDetailResponse = z
  .object({
    domain_name: z.string().meta({ description: "Host name of the domain.", examples: ["objects.example.com"] }),
    type: CustomDomainType,
    mode: DomainMode,
  })
  .meta({ id: "CustomDomainDetailResponse", description: "A domain of the customer's own that leads to a service." });
export type CustomDomainDetailResponse = z.output<typeof CustomDomainDetailResponse>;

export const CustomDomainListResponse = z
  .array(CustomDomainDetailResponse)
  .meta({ id: "CustomDomainListResponse", description: "All custom domains of a service." });

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
  summary: "Attach a custom domain",
  description: `Lets a domain of your own lead to the service, up to ${customDomainLimits.perService} of them. The service must have a public network. DNS is not looked at before the answer, but the service runs again only when it is right: CNAME records for the host, for \`*.\` and for \`_acme-challenge.\` before it.`,
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
  description: "Lists all custom domains of a service. For the domains of the system as well, see `domains.list`.",
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
  summary: "Rename a custom domain",
  description:
    "Gives a custom domain another name, under which it is found from then on; a static website configuration follows it. The mode cannot change.",
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

/** Domains of the customer's own that lead to a service. */
export const customDomains = { create, list, get, modify, delete: deleteDomain };

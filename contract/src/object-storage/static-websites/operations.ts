import * as z from "zod";
import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import {
  StaticWebsiteConfig,
  StaticWebsiteConfigCreate,
  StaticWebsiteConfigList,
  StaticWebsiteConfigModify,
} from "./model.js";

const tag = "Object storage static websites";
const path = `${servicePath}/static-websites` as const;
const onePath = `${path}/:domain_name` as const;

const siteParams = view(
  z.object({
    ...serviceParams,
    domain_name: z
      .string()
      .meta({ description: "Domain that serves the website.", examples: ["k3v9a-static.upcloudobjects.com"] }),
  }),
);

const service = { service_uuid: exampleServiceUuid };
const site = { ...service, domain_name: "www.example.com" };
const exampleSite: StaticWebsiteConfig = {
  domain_name: "www.example.com",
  bucket_name: "homepage",
  bucket_prefix: "dist/",
  index_document: "index.html",
  spa_mode: false,
  enabled: true,
  error_pages: [
    { error_document: "errors/404.html", status_code: 404 },
    { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
  ],
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
};

/** Configures a static website. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)), body: view(StaticWebsiteConfigCreate) },
  success: { ...created("The configuration."), body: view(StaticWebsiteConfig) },
  errors: [errors.conflict],
  quotas: [storageQuotas.websitesPerService],
  summary: "Configure a static website",
  description:
    "Configures a domain to serve pages from a bucket. Without `domain_name`, it is the service's own domain for static websites; with it, an attached custom domain in mode `static-website`. A domain has at most one configuration. The bucket need not exist.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "customDomain",
      summary: "Serve a website under a domain of your own",
      request: {
        pathParams: service,
        body: {
          domain_name: "www.example.com",
          bucket_name: "homepage",
          bucket_prefix: "dist/",
          error_pages: exampleSite.error_pages,
        },
      },
      response: exampleSite,
    },
    {
      name: "systemDomain",
      summary: "Serve an application under the system's domain",
      request: { pathParams: service, body: { bucket_name: "app", spa_mode: true } },
      response: {
        ...exampleSite,
        domain_name: "k3v9a-static.upcloudobjects.com",
        bucket_name: "app",
        bucket_prefix: "",
        spa_mode: true,
        error_pages: [],
      },
    },
  ],
  source: "Create static website config",
});

/** Lists a service's static websites. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("All static websites of the service."), body: view(StaticWebsiteConfigList) },
  errors: [],
  summary: "List static websites",
  description: "Lists all static website configurations of a service.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "all", summary: "List the static websites", request: { pathParams: service }, response: [exampleSite] },
  ],
  source: "List static website configs",
});

/** Reads one of a service's static websites. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: siteParams },
  success: { ...ok("The configuration."), body: view(StaticWebsiteConfig) },
  errors: [],
  summary: "Read a static website",
  description: "Reads the static website configuration of one domain.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "byDomain", summary: "Read a static website", request: { pathParams: site }, response: exampleSite },
  ],
  source: "Get static website config",
});

/** Changes a static website. */
const modify = operation({
  method: "PATCH",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: siteParams, body: view(StaticWebsiteConfigModify) },
  success: { ...ok("The configuration as it is now."), body: view(StaticWebsiteConfig) },
  errors: [],
  summary: "Change a static website",
  description:
    "Changes what a domain serves. Omitted fields stay; given error pages replace all existing ones. The domain cannot change.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "off",
      summary: "Stop serving a website",
      request: { pathParams: site, body: { enabled: false } },
      response: { ...exampleSite, enabled: false, updated_at: "2026-03-02T17:20:31.5Z" },
    },
  ],
  source: "Modify static website config",
});

/** Removes a static website. */
const deleteSite = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: siteParams },
  success: done("The configuration was removed."),
  errors: [],
  summary: "Remove a static website",
  description:
    "Removes the configuration of a domain. The domain then tells visitors that no site is configured. The bucket stays unchanged.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byDomain", summary: "Remove a static website", request: { pathParams: site }, response: null }],
  source: "Delete static website config",
});

/** Websites that a service's domains serve from buckets. */
export const staticWebsites = { create, list, get, modify, delete: deleteSite };

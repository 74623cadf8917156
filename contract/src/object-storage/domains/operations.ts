import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { serviceParams, servicePath } from "../services/path.js";
import { ok } from "../success.js";
import { ServiceDomains } from "./model.js";

/** Lists every domain of a service. */
const list = operation({
  method: "GET",
  path: `${servicePath}/domains`,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("All domains of the service."), body: view(ServiceDomains) },
  errors: [],
  summary: "List all domains of a service",
  description:
    "Lists the domains that the system assigned to a service, and its custom domains. For each, the response says whether it works and whether it has a static website configuration.",
  tag: "Object storage domains",
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the domains",
      request: { pathParams: { service_uuid: exampleServiceUuid } },
      response: {
        domains: [
          { domain: "k3v9a.upcloudobjects.com", type: "public", active: true, static_website_configured: false },
          { domain: "k3v9a-static.upcloudobjects.com", type: "public", active: true, static_website_configured: true },
          { domain: "www.example.com", type: "custom", active: false, static_website_configured: false },
        ],
      },
    },
  ],
  source: "UpCloud OpenAPI description",
});

/** Every domain of a service. */
export const domains = { list };

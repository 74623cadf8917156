import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { serviceParams, servicePath } from "../services/path.js";
import { ok } from "../success.js";

export const ServiceDomain = z
  .object({
    domain: z.string().meta({ description: "Host name.", examples: ["k3v9a.upcloudobjects.com"] }),
    type: z.enum(["public", "private", "custom"]).meta({
      description:
        "A domain of the system for the internet (`public`) or private networks (`private`), or a custom one.",
    }),
    active: z.boolean().meta({
      description:
        "Whether the domain works: always with domains of the system, with custom ones once they have a certificate.",
    }),
    static_website_configured: z
      .boolean()
      .meta({ description: "Whether the domain has a static website configuration." }),
  })
  .meta({ id: "ServiceDomain", description: "A domain that leads to a service." });

export const ServiceDomains = z
  .object({ domains: z.array(ServiceDomain).meta({ description: "All domains, those of the system first." }) })
  .meta({ id: "ServiceDomains", description: "The domains that lead to a service." });

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
    "Lists the domains that the system gave to a service and its custom domains, and tells of each whether it works and whether it has a static website configuration.",
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

/** Every domain that leads to a service. */
export const domains = { list };

import * as z from "zod";

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

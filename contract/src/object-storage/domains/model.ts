import * as z from "zod";

export const ServiceDomain = z
  .object({
    domain: z.string().meta({ description: "Host name.", examples: ["k3v9a.upcloudobjects.com"] }),
    type: z.enum(["public", "private", "custom"]).meta({
      description:
        "A domain of the system for the internet (`public`) or for private networks (`private`), or a custom domain.",
    }),
    active: z.boolean().meta({
      description:
        "Whether the domain works. Domains of the system always do; custom domains once they have a certificate.",
    }),
    static_website_configured: z
      .boolean()
      .meta({ description: "Whether the domain has a static website configuration." }),
  })
  .meta({ id: "ServiceDomain", description: "A domain of a service." });

export const ServiceDomains = z
  .object({ domains: z.array(ServiceDomain).meta({ description: "All domains, the system's first." }) })
  .meta({ id: "ServiceDomains", description: "The domains of a service." });

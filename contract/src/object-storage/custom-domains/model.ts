import * as z from "zod";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { comparableDomain, DomainMode, DomainName } from "./domain-name.js";

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

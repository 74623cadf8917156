import * as z from "zod";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { storageQuotas } from "../quotas.js";
import { comparableDomain, DomainMode, DomainName } from "./domain-name.js";

export const customDomainLimits = { perService: storageQuotas.customDomainsPerService.most } as const;

/** The vendor's schemas have private custom domains too; its text rules them out. */
export const CustomDomainType = z.enum(["public"]).meta({
  id: "CustomDomainType",
  description: "Where a custom domain is reached from: only the internet so far.",
});

const domainName = DomainName.meta({
  description:
    "Host name of 2 to 5 parts, up to 254 characters. A name of two parts cannot have a CNAME record: it needs an ALIAS record, or a DNS provider that flattens CNAMEs.",
  examples: ["objects.example.com"],
});

export const CustomDomainCreate = z
  .strictObject({
    domain_name: domainName,
    type: CustomDomainType,
    mode: DomainMode.default("api").meta({
      description: "What the domain serves. It cannot be changed; to change it, delete the domain and attach it again.",
    }),
  })
  .meta({ id: "CustomDomainCreate", description: "A custom domain to attach." });
export type CustomDomainCreate = z.output<typeof CustomDomainCreate>;

/** All custom domains of a service, in the body of the service. */
export const customDomainList = z
  .array(CustomDomainCreate)
  .max(customDomainLimits.perService)
  .superRefine(uniqueBy("domain_name", comparableDomain), besideOtherFaults);

/** Both members are required although the method is PATCH: the vendor's text says so, and its clients send both. */
export const CustomDomainModify = z
  .strictObject({ domain_name: domainName, type: CustomDomainType })
  .meta({ id: "CustomDomainModify", description: "The new name of a custom domain. Its mode cannot change." });

export const CustomDomainDetailResponse = z
  .object({
    domain_name: z.string().meta({ description: "Host name of the domain.", examples: ["objects.example.com"] }),
    type: CustomDomainType,
    mode: DomainMode,
  })
  .meta({ id: "CustomDomainDetailResponse", description: "A domain of the customer for a service." });
export type CustomDomainDetailResponse = z.output<typeof CustomDomainDetailResponse>;

export const CustomDomainListResponse = z
  .array(CustomDomainDetailResponse)
  .meta({ id: "CustomDomainListResponse", description: "All custom domains of a service." });

import type { CustomDomainCreate, CustomDomainDetailResponse } from "@concordat/contract/object-storage";
import type { StorageCustomDomain } from "../../generated/prisma/client.js";
import type { NewCustomDomain } from "../../storage/domains/custom-domain.js";

/** A custom domain as a body gives it. */
export const readCustomDomain = ({ domain_name: domainName, type, mode }: CustomDomainCreate): NewCustomDomain => ({
  domainName,
  type,
  mode,
});

export const representCustomDomain = ({
  domainName,
  mode,
}: Pick<StorageCustomDomain, "domainName" | "mode">): CustomDomainDetailResponse => ({
  domain_name: domainName,
  mode: mode as "api" | "static-website",
  type: "public",
});

import type { IncomingMessage } from "node:http";
import type { PrismaClient } from "../generated/prisma/client.js";
import type { ObjectContext } from "../object-http/context.js";
import { customDomainOfRequest } from "../object-http/hosts/find-service.js";
import { readHost } from "../object-http/hosts/host-name.js";
import { systemDomains } from "../storage/services/hosts.js";
import type { SiteAddress } from "./site.js";

/** The host that a request names. No other header says where it goes: whoever sends `X-Forwarded-Host` is not asked. */
const namedBy = ({ headers }: IncomingMessage, objectsDomain: string) => readHost(headers.host ?? "", objectsDomain);

/** Whether a request goes to a host of websites. What the name alone does not tell is looked up, once for the request. */
export const isForWebsite = (
  incoming: IncomingMessage,
  objectsDomain: string,
  context: () => Promise<Pick<ObjectContext, "prisma">>,
): boolean | Promise<boolean> => {
  const named = namedBy(incoming, objectsDomain);
  if (named.kind !== "other") return named.kind === "website";
  return context()
    .then(({ prisma }) => customDomainOfRequest(prisma, incoming, named.name))
    .then(
      (domain) => domain?.mode === "static-website",
      // S3 meets the same fault, and answers it
      () => false,
    );
};

/** The website that a request to such a host asks for. @returns undefined for names below those of websites */
export const addressOfSite = async (
  prisma: PrismaClient,
  incoming: IncomingMessage,
  objectsDomain: string,
): Promise<SiteAddress | undefined> => {
  const named = namedBy(incoming, objectsDomain);
  if (named.kind === "other") {
    const domain = await customDomainOfRequest(prisma, incoming, named.name);
    if (domain?.domainName !== named.name.toLowerCase()) return undefined;
    return { serviceUuid: domain.serviceUuid, domainName: domain.domainName };
  }
  if (named.kind !== "website" || named.domainPrefix === undefined) return undefined;
  const { domainPrefix } = named;
  return { domainPrefix, domainName: systemDomains(domainPrefix, objectsDomain).staticWebsite };
};

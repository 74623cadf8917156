import type { PrismaClient } from "../../generated/prisma/client.js";
import { systemDomains } from "../../storage/services/hosts.js";
import type { CertifiedNames } from "../../tls/certificates.js";
import { findCustomDomain, findServiceOfPrefix } from "./find-service.js";
import { readHost } from "./host-name.js";

const withBuckets = (host: string): readonly [string, string] => [host, `*.${host}`];

/** The names of a service's certificate: the host that leads to it, and buckets before that. No other host gets one. */
export const certifiedNames =
  ({ prisma, objectsDomain }: { readonly prisma: PrismaClient; readonly objectsDomain: string }): CertifiedNames =>
  async (host) => {
    const named = readHost(host, objectsDomain);
    if (named.kind === "service") {
      const uuid = await findServiceOfPrefix(prisma, named.domainPrefix, named.type);
      return uuid === undefined ? undefined : withBuckets(systemDomains(named.domainPrefix, objectsDomain)[named.type]);
    }
    if (named.kind === "website" && named.domainPrefix !== undefined) {
      const uuid = await findServiceOfPrefix(prisma, named.domainPrefix, "public");
      return uuid === undefined ? undefined : [systemDomains(named.domainPrefix, objectsDomain).staticWebsite];
    }
    if (named.kind !== "other") return undefined;
    const domain = await findCustomDomain(prisma, named.name);
    return domain && withBuckets(domain.domainName);
  };

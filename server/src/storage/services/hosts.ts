import { randomInt } from "node:crypto";

// Every host name that the system gives to a service is made here: `k3v9a.upcloudobjects.com` and its siblings.

const prefix = { alphabet: "abcdefghijklmnopqrstuvwxyz0123456789", length: 5 } as const;

/** A random first part for the names of a new service. The database keeps it unique. */
export const newDomainPrefix = (): string =>
  Array.from({ length: prefix.length }, () => prefix.alphabet[randomInt(prefix.alphabet.length)]).join("");

/** What follows the prefix of a service in the first label of its names. */
const endings = { private: "-private", staticWebsite: "-static" } as const;

/** The names that the system gives to a service, from its prefix. */
export const systemDomains = (domainPrefix: string, objectsDomain: string) => ({
  public: `${domainPrefix}.${objectsDomain}`,
  private: `${domainPrefix}${endings.private}.${objectsDomain}`,
  staticWebsite: `${domainPrefix}${endings.staticWebsite}.${objectsDomain}`,
});

/** Reads the first label of a name that `systemDomains` made: the prefix of the service, and which of its names it is. */
export const readSystemLabel = (
  label: string,
): { readonly domainPrefix: string; readonly name: keyof ReturnType<typeof systemDomains> } => {
  for (const name of ["private", "staticWebsite"] as const) {
    if (label.endsWith(endings[name])) return { domainPrefix: label.slice(0, -endings[name].length), name };
  }
  return { domainPrefix: label, name: "public" };
};

/** Whether a host name lies below a domain. */
export const isBelow = (host: string, domain: string): boolean => host.endsWith(`.${domain}`);

/** Whether a host name is one that only the system gives: it may lead to a service. */
export const isSystemDomain = (host: string, objectsDomain: string): boolean =>
  host === objectsDomain || isBelow(host, objectsDomain);

/** A host name that the system gave to a service. */
export interface Endpoint {
  readonly domainName: string;
  /** What it serves: the S3 API, or the pages of a static website. */
  readonly mode: "api" | "static-website";
  /** From where it is reached. */
  readonly type: "public" | "private";
  /** The APIs that lie beside S3; absent where websites are served. */
  readonly iamUrl?: string;
  readonly stsUrl?: string;
}

/** What decides where a service is reached. */
export interface Reachable {
  readonly domainPrefix: string;
  readonly configuredStatus: string;
  readonly networks: readonly { readonly type: string }[];
}

const apiEndpoint = (domainName: string, type: Endpoint["type"]): Endpoint => ({
  domainName,
  mode: "api",
  type,
  iamUrl: `https://${domainName}:4443/iam`,
  stsUrl: `https://${domainName}:4443/sts`,
});

/** Where a service is reached: nowhere while it is stopped, else one name for each kind of network, and one for websites. */
export const endpointsOf = (service: Reachable, objectsDomain: string): Endpoint[] => {
  if (service.configuredStatus === "stopped") return [];
  const domains = systemDomains(service.domainPrefix, objectsDomain);
  const has = (type: string) => service.networks.some((network) => network.type === type);
  const endpoints: Endpoint[] = [];
  if (has("public")) endpoints.push(apiEndpoint(domains.public, "public"));
  if (has("private")) endpoints.push(apiEndpoint(domains.private, "private"));
  if (has("public")) endpoints.push({ domainName: domains.staticWebsite, mode: "static-website", type: "public" });
  return endpoints;
};

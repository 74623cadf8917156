import type { EndpointResponse } from "@concordat/contract/object-storage";

/** Ports and paths of the APIs that lie beside S3 on an endpoint. */
const apiUrls = (domain: string) => ({ iam_url: `https://${domain}:4443/iam`, sts_url: `https://${domain}:4443/sts` });

/** The names that the system gives to a service, from its prefix. */
export const systemDomains = (prefix: string, objectsDomain: string) => ({
  public: `${prefix}.${objectsDomain}`,
  private: `${prefix}-private.${objectsDomain}`,
  staticWebsite: `${prefix}-static.${objectsDomain}`,
});

/** What decides where a service is reached. */
export interface Reachable {
  readonly domainPrefix: string;
  readonly configuredStatus: string;
  readonly networks: readonly { readonly type: string }[];
}

/** Where a service is reached: nowhere while it is stopped, else one name for each kind of network, and one for websites. */
export const endpointsOf = (service: Reachable, objectsDomain: string): EndpointResponse[] => {
  if (service.configuredStatus === "stopped") return [];
  const domains = systemDomains(service.domainPrefix, objectsDomain);
  const has = (type: string) => service.networks.some((network) => network.type === type);
  const endpoints: EndpointResponse[] = [];
  if (has("public")) {
    endpoints.push({ domain_name: domains.public, ...apiUrls(domains.public), mode: "api", type: "public" });
  }
  if (has("private")) {
    endpoints.push({ domain_name: domains.private, ...apiUrls(domains.private), mode: "api", type: "private" });
  }
  if (has("public")) endpoints.push({ domain_name: domains.staticWebsite, mode: "static-website", type: "public" });
  return endpoints;
};

import { isIP } from "node:net";
import { isBelow, readSystemLabel } from "../../storage/services/hosts.js";

/** What the host of a request says about the service and the bucket. */
export type NamedHost =
  /** A host of a service's own. */
  | {
      readonly kind: "service";
      readonly domainPrefix: string;
      readonly type: "public" | "private";
      readonly bucket: string | undefined;
    }
  /** The static website of a service, never S3. Without the prefix: a name below that of a website, at which there is none. */
  | { readonly kind: "website"; readonly domainPrefix: string | undefined }
  /** An address of this server: the service is the one that the access key belongs to. */
  | { readonly kind: "plain"; readonly bucket: string | undefined }
  /** A domain of a customer's own, or a name of this server that only its operator knows. */
  | { readonly kind: "other"; readonly name: string };

const local = "localhost";

/** A host without its port. The case is kept: a bucket's name may stand in it. */
const withoutPort = (host: string): string => {
  if (host.startsWith("[")) return host.slice(1, host.includes("]") ? host.indexOf("]") : undefined);
  return host.replace(/:\d*$/, "");
};

const onSystemDomain = (host: string, objectsDomain: string): NamedHost => {
  const labels = host.slice(0, -objectsDomain.length - 1);
  const dot = labels.lastIndexOf(".");
  const bucket = dot < 0 ? undefined : labels.slice(0, dot);
  const { domainPrefix, name: type } = readSystemLabel(labels.slice(dot + 1).toLowerCase());
  if (type === "staticWebsite")
    return { kind: "website", domainPrefix: bucket === undefined ? domainPrefix : undefined };
  return { kind: "service", domainPrefix, type, bucket };
};

/**
 * Reads the `Host` of a request, the inverse of how `endpointsOf` makes the names of services.
 *
 * @param host with or without a port
 * @param objectsDomain the domain below which services have their names
 */
export const readHost = (host: string, objectsDomain: string): NamedHost => {
  const name = withoutPort(host).replace(/\.$/, "");
  const lower = name.toLowerCase();
  if (lower === objectsDomain || lower === local || lower === "" || isIP(lower) !== 0) {
    return { kind: "plain", bucket: undefined };
  }
  if (isBelow(lower, objectsDomain)) return onSystemDomain(name, objectsDomain);
  if (isBelow(lower, local)) return { kind: "plain", bucket: name.slice(0, -local.length - 1) };
  return { kind: "other", name };
};

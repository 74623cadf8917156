import { isIP } from "node:net";

/** Where S3 is served. */
export interface S3Endpoint {
  readonly secure: boolean;
  /** The name or address to connect to, without brackets. */
  readonly hostname: string;
  readonly port: number;
  /** What the `Host` header says. */
  readonly host: string;
  /** What comes before buckets in paths, without a slash at its end; empty for most. */
  readonly basePath: string;
}

/** Where buckets stand in a request: in the path, or in front of the host. */
export type AddressingStyle = "path" | "virtual-host";

const withoutSlashesAtEnd = (path: string): string => {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
};

/** Reads the URL of an endpoint. @throws TypeError for what is no URL */
export const readEndpoint = (url: string): S3Endpoint => {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const secure = protocol === "https:";
  return {
    secure,
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 443 : 80),
    host,
    basePath: withoutSlashesAtEnd(pathname),
  };
};

/** The endpoint of a bucket that stands in front of the host. */
export const withBucketInHost = (endpoint: S3Endpoint, bucket: string): S3Endpoint => ({
  ...endpoint,
  hostname: `${bucket}.${endpoint.hostname}`,
  host: `${bucket}.${endpoint.host}`,
});

/** Whether a bucket's name can stand in front of a host: it is a name of DNS, and the host is no address. */
export const fitsHost = ({ hostname }: S3Endpoint, bucket: string): boolean =>
  isIP(hostname) === 0 && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket);

const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A name or value of a query, percent-encoded as S3 signs it. */
export const encodeQueryPart = escaped;

/** A key in a path. Dots stay: a key is no path, whatever it looks like. */
export const encodeKey = (key: string): string => key.split("/").map(escaped).join("/");

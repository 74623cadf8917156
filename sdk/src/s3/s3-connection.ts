import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";

/** What is needed of a service, as the SDK and the API return it. */
export interface S3Service {
  readonly region: string;
  readonly endpoints: readonly { readonly domain_name: string; readonly type: string }[];
}

/** An access key with its secret, as the API returns it once; or temporary credentials. */
export interface S3AccessKey {
  readonly access_key_id: string;
  readonly secret_access_key: string;
  readonly session_token?: string | undefined;
}

/** Where the objects of a service are, and who asks for them. */
export interface S3Connection {
  /** Such as `https://example.upcloudobjects.com`, without a slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Whether buckets are in the path (`/bucket/key`) and not in the host name (`bucket.host`). */
  readonly pathStyle: boolean;
}

export interface S3ConnectionOptions {
  /** Connect to this address instead of the service's own: `http://127.0.0.1:9000` of a local server, or a custom domain. */
  readonly endpoint?: string | undefined;
  /** From where the service is reached; `"public"` by default. */
  readonly network?: "public" | "private" | undefined;
  /** Buckets in the path, which any name and address allows; true by default. */
  readonly pathStyle?: boolean | undefined;
}

/**
 * Returns how S3 clients reach the objects of a service.
 *
 * @example
 * ```ts
 * const service = await cloud.objectStorage.services.get(uuid);
 * const accessKey = await cloud.objectStorage.users.accessKeys.create(uuid, "ada");
 * const s3 = new S3Client(awsSdkSettings(s3Connection(service, accessKey)));
 * ```
 * @throws `InvalidArgumentError` for a service without an endpoint in the network, and for an `endpoint` that is no HTTP origin
 */
export function s3Connection(
  service: S3Service,
  accessKey: S3AccessKey,
  { endpoint, network = "public", pathStyle = true }: S3ConnectionOptions = {},
): S3Connection {
  return {
    endpoint: endpoint === undefined ? endpointOf(service, network) : originOf(endpoint),
    region: service.region,
    accessKeyId: accessKey.access_key_id,
    secretAccessKey: accessKey.secret_access_key,
    ...(accessKey.session_token !== undefined && { sessionToken: accessKey.session_token }),
    pathStyle,
  };
}

function endpointOf({ endpoints }: S3Service, network: string): string {
  const found = endpoints.find(({ type }) => type === network);
  if (found) return `https://${found.domain_name}`;
  throw new InvalidArgumentError(`The service has no ${network} endpoint. Attach a ${network} network to it.`);
}

function originOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isOrigin = url && url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  if (isOrigin && /^https?:$/.test(url.protocol)) return url.origin;
  throw new InvalidArgumentError("`endpoint` must be the origin of an HTTP server, such as http://127.0.0.1:9000");
}

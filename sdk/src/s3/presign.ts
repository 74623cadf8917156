import { encoded, objectUrl } from "./object-url.js";
import type { S3Connection } from "./s3-connection.js";
import { algorithm, deriveKey, hex, hmac, requireExpiry, scopeOf, text, timestampOf } from "./signing.js";

export interface PresignOptions {
  readonly bucket: string;
  /** Absent: the bucket itself. */
  readonly key?: string | undefined;
  /** `"GET"` by default. */
  readonly method?: "GET" | "HEAD" | "PUT" | "POST" | "DELETE" | undefined;
  /** For how many seconds the URL is good, from 1 to 604,800 (a week). */
  readonly expiresInSeconds: number;
  /** Further members of the query, such as `response-content-disposition`, `versionId`, or `partNumber` and `uploadId`. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Headers that the request must have with exactly these values, such as `content-type` or `x-amz-meta-…`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** From when the URL is good; now by default. */
  readonly signedAt?: Date | undefined;
}

/**
 * Signs a URL, with which anybody can do one thing for a while: read an object, or upload one. Works wherever there is WebCrypto;
 * nothing is sent.
 *
 * @example
 * ```ts
 * const url = await presign(connection, { bucket: "photos", key: "cat.jpg", method: "PUT", expiresInSeconds: 300 });
 * await fetch(url, { method: "PUT", body: file });
 * ```
 * @throws `InvalidArgumentError` for an `expiresInSeconds` out of its range
 */
export async function presign(connection: S3Connection, options: PresignOptions): Promise<string> {
  const { bucket, key, method = "GET", expiresInSeconds, query = {}, headers = {}, signedAt = new Date() } = options;
  requireExpiry(expiresInSeconds);
  const url = objectUrl(connection, bucket, key);
  const timestamp = timestampOf(signedAt);
  const scope = scopeOf(timestamp, connection.region);
  const signed = Object.entries({ ...headers, host: new URL(url).host })
    .map(([name, value]) => [name.toLowerCase(), value.trim().replace(/[ \t]+/g, " ")] as const)
    .sort(byName);
  const names = signed.map(([name]) => name).join(";");
  const members = {
    ...query,
    "X-Amz-Algorithm": algorithm,
    "X-Amz-Credential": `${connection.accessKeyId}/${scope}`,
    "X-Amz-Date": timestamp,
    "X-Amz-Expires": String(expiresInSeconds),
    ...(connection.sessionToken !== undefined && { "X-Amz-Security-Token": connection.sessionToken }),
    "X-Amz-SignedHeaders": names,
  };
  const signedQuery = Object.entries(members)
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(byName)
    .map((member) => member.join("="))
    .join("&");
  const path = url.slice(url.indexOf("/", "https://".length));
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join("");
  const canonical = [method, path, signedQuery, lines, names, "UNSIGNED-PAYLOAD"].join("\n");
  const hash = hex(await crypto.subtle.digest("SHA-256", text.encode(canonical)));
  const signingKey = await deriveKey(connection.secretAccessKey, scope);
  const signature = hex(await hmac(signingKey, `${algorithm}\n${timestamp}\n${scope}\n${hash}`));
  return `${url}?${signedQuery}&X-Amz-Signature=${signature}`;
}

/** In the order of code units, which is that of bytes for what is encoded. */
function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

import { objectUrl } from "./object-url.js";
import type { S3Connection } from "./s3-connection.js";
import { algorithm, deriveKey, hex, hmac, requireExpiry, scopeOf, text, timestampOf } from "./signing.js";

/** What a field of the form must be: equal to a value, or beginning with one. */
export type PostCondition =
  | readonly ["eq" | "starts-with", field: `$${string}`, value: string]
  | readonly ["content-length-range", least: number, most: number];

export interface PresignPostOptions {
  readonly bucket: string;
  /** Of the object. At its end, `${filename}` stands for the name of the uploaded file. */
  readonly key: string;
  /** For how many seconds the form is good, from 1 to 604,800 (a week). */
  readonly expiresInSeconds: number;
  /** The size of the file, in bytes, both included. */
  readonly size?: { readonly least: number; readonly most: number } | undefined;
  /** Further fields, which the form must have with exactly these values, such as `Content-Type` or `success_action_status`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Further conditions, for fields that the page adds by itself. */
  readonly conditions?: readonly PostCondition[] | undefined;
  /** From when the form is good; now by default. */
  readonly signedAt?: Date | undefined;
}

/** A form that is signed. The field `file` comes behind these. */
export interface PresignedPost {
  /** The `action` of the form. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

const fileName = /\$\{filename\}$/;

const base64 = (json: string): string => btoa(String.fromCharCode(...text.encode(json)));

/**
 * Signs a form, with which a page of a browser uploads one file for a while. Works wherever there is WebCrypto; nothing is sent.
 *
 * @example
 * ```ts
 * const { url, fields } = await presignPost(connection, {
 *   bucket: "photos",
 *   key: "cat.jpg",
 *   expiresInSeconds: 300,
 *   size: { least: 1, most: 5_000_000 },
 * });
 * const form = new FormData();
 * for (const [name, value] of Object.entries(fields)) form.append(name, value);
 * form.append("file", file);
 * await fetch(url, { method: "POST", body: form });
 * ```
 * @throws `InvalidArgumentError` for an `expiresInSeconds` out of its range
 */
export async function presignPost(connection: S3Connection, options: PresignPostOptions): Promise<PresignedPost> {
  const { bucket, key, expiresInSeconds, size, fields = {}, conditions = [], signedAt = new Date() } = options;
  requireExpiry(expiresInSeconds);
  const timestamp = timestampOf(signedAt);
  const scope = scopeOf(timestamp, connection.region);
  const exact = {
    ...fields,
    "X-Amz-Algorithm": algorithm,
    "X-Amz-Credential": `${connection.accessKeyId}/${scope}`,
    "X-Amz-Date": timestamp,
    ...(connection.sessionToken !== undefined && { "X-Amz-Security-Token": connection.sessionToken }),
  };
  const policy = base64(
    JSON.stringify({
      expiration: new Date(signedAt.getTime() + expiresInSeconds * 1000).toISOString(),
      conditions: [
        { bucket },
        fileName.test(key) ? ["starts-with", "$key", key.replace(fileName, "")] : { key },
        ...Object.entries(exact).map(([name, value]) => ({ [name]: value })),
        ...(size ? [["content-length-range", size.least, size.most]] : []),
        ...conditions,
      ],
    }),
  );
  const signature = hex(await hmac(await deriveKey(connection.secretAccessKey, scope), policy));
  return {
    url: objectUrl(connection, bucket),
    fields: { key, ...exact, Policy: policy, "X-Amz-Signature": signature },
  };
}

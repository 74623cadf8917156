import type { S3Connection } from "./s3-connection.js";

/** Encodes every byte of the text but letters, digits and `-._~`, as signatures demand. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The URL of a bucket, or of an object in it.
 *
 * Programs that follow the URL standard, such as `fetch`, leave out `.` and `..` between slashes: they cannot ask for a key that
 * has such a segment. The S3 clients can.
 */
export function objectUrl({ endpoint, pathStyle }: S3Connection, bucket: string, key = ""): string {
  const { protocol, host } = new URL(endpoint);
  const path = key.split("/").map(encoded).join("/");
  return pathStyle ? `${protocol}//${host}/${encoded(bucket)}/${path}` : `${protocol}//${bucket}.${host}/${path}`;
}

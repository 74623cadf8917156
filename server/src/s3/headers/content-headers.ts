import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "../../aws/s3-error.js";
import { keptContentEncoding } from "../payload/content-encoding.js";

/** System headers of an object that are stored as they were sent, beside its type. */
export const contentHeaders = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
  "x-amz-website-redirect-location",
] as const;
export type ContentHeader = (typeof contentHeaders)[number];

export interface ContentDescription {
  readonly contentType: string;
  readonly headers: { readonly [Name in ContentHeader]?: string };
}

const defaultType = "binary/octet-stream";

const checkRedirect = (location: string): void => {
  if (/^(https?:\/)?\//.test(location)) return;
  const extra = { ArgumentName: "x-amz-website-redirect-location", ArgumentValue: location };
  throw new S3Error("InvalidRedirectLocation", undefined, { extra });
};

/** Reads how a new object describes its content. @throws S3Error `InvalidRedirectLocation` */
export const readContentHeaders = (headers: IncomingHttpHeaders): ContentDescription => {
  const sent = contentHeaders.flatMap((name) => {
    const value = headers[name];
    if (value === undefined) return [];
    const stored = name === "content-encoding" ? keptContentEncoding(String(value)) : String(value);
    return stored ? [[name, stored] as const] : [];
  });
  const stored: ContentDescription["headers"] = Object.fromEntries(sent);
  const redirect = stored["x-amz-website-redirect-location"];
  if (redirect !== undefined) checkRedirect(redirect);
  return { contentType: headers["content-type"] || defaultType, headers: stored };
};

import { S3Error } from "../s3-error.js";
import type { RawHeaders } from "./raw-headers.js";

/** Throws `AccessDenied` unless the signature covers `host` and every header `x-amz-…` of the request. */
export function refuseUnsignedHeaders(headers: RawHeaders, signedHeaders: readonly string[]): void {
  const names = ["host", ...[...headers.keys()].filter((name) => name.startsWith("x-amz-"))];
  const unsigned = names.filter((name) => !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  throw new S3Error("AccessDenied", "There were headers present in the request which were not signed", {
    extra: { HeadersNotSigned: unsigned.join(", ") },
  });
}

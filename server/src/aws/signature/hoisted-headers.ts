import { S3Error } from "../s3-error.js";
import { signatureMembers } from "./authorization-query.js";
import { readRawQuery } from "./raw-query.js";
import { decodedQueryBytes } from "./uri-encoding.js";

/** Clients that sign a URL know nothing of the body yet: what they say of it there is of no body. */
const ofBody =
  /^x-amz-(?:checksum-(?!mode$|type$|algorithm$)|sdk-checksum-algorithm$|decoded-content-length$|trailer$)/;
const ofSignature = new Set([...signatureMembers].map((name) => name.toLowerCase()));
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The headers that a presigned URL has in its query: clients put `x-amz-meta-…`, `x-amz-acl` and others of Amazon's there, so that
 * whoever uses the URL need not send them. A character of a value is a byte, as in headers. Throws `InvalidArgument` for a value
 * that no header may have.
 */
export function hoistedHeaders(rawQuery: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { rawName, rawValue } of readRawQuery(rawQuery)) {
    const name = decodedQueryBytes(rawName).toLowerCase();
    if (!/^x-amz-[\w-]+$/.test(name) || ofSignature.has(name) || ofBody.test(name)) continue;
    const value = decodedQueryBytes(rawValue);
    if (!headerValue.test(value)) {
      throw new S3Error("InvalidArgument", `${name} must be the value of a header.`, { extra: { ArgumentName: name } });
    }
    headers[name] = value;
  }
  return headers;
}

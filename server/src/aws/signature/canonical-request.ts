import { hash } from "node:crypto";
import { readRawQuery } from "./raw-query.js";
import type { SignedRequest } from "./signed-request.js";
import { encodedPath, encodedQueryPart } from "./uri-encoding.js";

/**
 * The canonical request of SigV4. Its characters are bytes.
 * @param signedHeaders in lower case, in the order in which the signature names them
 * @param payloadHash what stands for the body
 */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(request.headers.get(name) ?? [])}\n`);
  return [
    request.method,
    encodedPath(request.rawPath),
    canonicalQuery(request.rawQuery),
    headers.join(""),
    signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
}

/** What is signed in the end: the date, the scope and the hash of the canonical request. */
export function stringToSign(timestamp: string, scope: string, canonical: string): string {
  const digest = hash("sha256", Buffer.from(canonical, "latin1"), "hex");
  return `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${digest}`;
}

/** Values of one header: trimmed, runs of spaces as one, joined by commas. Other than `\s` knows, bytes above 0x7f are no space. */
function canonicalValue(values: readonly string[]): string {
  const [only = ""] = values;
  return values.length === 1 ? trimmed(only) : values.map(trimmed).join(",");
}

/** Most values have nothing of what is replaced. */
const toTrim = /^[ \t]|[ \t]$|[ \t]{2}|\t/;

function trimmed(value: string): string {
  return toTrim.test(value) ? value.replace(/[ \t]+/g, " ").replace(/^ | $/g, "") : value;
}

/** The signature itself is not signed. */
function canonicalQuery(rawQuery: string): string {
  if (rawQuery === "") return "";
  const members = readRawQuery(rawQuery).map(({ rawName, rawValue }) => ({
    name: encodedQueryPart(rawName),
    value: encodedQueryPart(rawValue),
  }));
  return members
    .filter(({ name }) => name !== "X-Amz-Signature")
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

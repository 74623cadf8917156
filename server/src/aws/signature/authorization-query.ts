import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../s3-error.js";
import { readCredential } from "./credential-scope.js";
import { checkPayloadHash, unsignedPayload } from "./payload-hash.js";
import { headerOf } from "./raw-headers.js";
import type { SignatureClaim } from "./signature-claim.js";
import type { SignedRequest } from "./signed-request.js";
import { readBasicTimestamp } from "./timestamps.js";
import { refuseUnsignedHeaders } from "./unsigned-headers.js";

const algorithm = "AWS4-HMAC-SHA256";
const required = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Signature",
  "X-Amz-Date",
  "X-Amz-SignedHeaders",
  "X-Amz-Expires",
] as const;
const optional = ["X-Amz-Security-Token", "X-Amz-Content-Sha256"] as const;

/** The members of the query by which a URL is signed. */
export const signatureMembers: ReadonlySet<string> = new Set([...required, ...optional]);

/** Those of which one alone makes a request a signed one. */
export const signingMembers = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature"] as const;

/**
 * Reads a presigned URL. Throws what AWS answers to one whose members are missing or wrong, or that leaves headers unsigned.
 * @param members those of the query that are in `signatureMembers`, decoded
 * @param service that the request went to
 */
export function readAuthorizationQuery(
  members: ReadonlyMap<string, readonly string[]>,
  request: SignedRequest,
  service: string,
): SignatureClaim {
  for (const [name, values] of members) if (values.length > 1) throw wrong(`${name} must be given once`);
  const of = (name: string) => members.get(name)?.[0] ?? "";
  if (required.some((name) => of(name) === "")) {
    throw wrong(
      "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
    );
  }
  if (of("X-Amz-Algorithm") !== algorithm) throw wrong(`X-Amz-Algorithm only supports "${algorithm}"`);
  const credential = readCredential(of("X-Amz-Credential"), service);
  if ("fault" in credential) throw wrong(`Error parsing the X-Amz-Credential parameter; ${credential.fault}`);
  const signedAt = readBasicTimestamp(of("X-Amz-Date"));
  if (!signedAt) throw wrong(`X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`);
  const { date } = credential.scope;
  const day = of("X-Amz-Date").slice(0, 8);
  if (day !== date) {
    throw wrong(`Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${day}".`);
  }
  const expiresIn = readExpires(of("X-Amz-Expires"));
  const signedHeaders = of("X-Amz-SignedHeaders").split(";");
  const payloadHash =
    headerOf(request.headers, "x-amz-content-sha256") ?? members.get("X-Amz-Content-Sha256")?.[0] ?? unsignedPayload;
  checkPayloadHash(payloadHash);
  refuseUnsignedHeaders(request.headers, signedHeaders);
  const sessionToken = members.get("X-Amz-Security-Token")?.[0];
  return {
    kind: "query",
    ...credential,
    signedHeaders,
    signature: of("X-Amz-Signature"),
    payloadHash,
    signedAt,
    expiresIn,
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

function wrong(message: string): S3Error {
  return new S3Error("AuthorizationQueryParametersError", message);
}

/** No seconds at all is what AWS reads too: such a URL has expired when it is made. */
function readExpires(text: string): number {
  const { max } = s3Limits.presignedSeconds;
  if (!/^[+-]?\d+$/.test(text)) throw wrong("X-Amz-Expires should be a number");
  const seconds = Number(text);
  if (seconds < 0) throw wrong("X-Amz-Expires must be non-negative");
  if (seconds > max) throw wrong(`X-Amz-Expires must be less than a week (in seconds) that is ${max}`);
  return seconds;
}

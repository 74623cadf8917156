import { S3Error } from "../s3-error.js";
import { readCredential } from "./credential-scope.js";
import { checkPayloadHash } from "./payload-hash.js";
import { headerOf } from "./raw-headers.js";
import { unsupportedMechanism } from "./refused-mechanisms.js";
import type { SignatureClaim } from "./signature-claim.js";
import type { SignedRequest } from "./signed-request.js";
import { basicTimestamp, readBasicTimestamp, readDateHeader } from "./timestamps.js";
import { refuseUnsignedHeaders } from "./unsigned-headers.js";

const algorithm = "AWS4-HMAC-SHA256";
const components = ["Credential", "SignedHeaders", "Signature"] as const;

/**
 * Reads the `Authorization` header. Throws what AWS answers to one that is malformed, of another mechanism, or that leaves
 * headers unsigned.
 * @param service that the request went to
 */
export function readAuthorizationHeader(value: string, request: SignedRequest, service: string): SignatureClaim {
  const [mechanism = "", ...rest] = value.split(/[ \t]+/);
  if (mechanism === "AWS" || mechanism === "AWS4-ECDSA-P256-SHA256") throw unsupportedMechanism();
  if (mechanism !== algorithm) {
    throw new S3Error("InvalidArgument", "Unsupported Authorization Type", {
      extra: { ArgumentName: "Authorization", ArgumentValue: value },
    });
  }
  const { Credential, SignedHeaders, Signature } = readComponents(rest.join(" "));
  const credential = readCredential(Credential, service);
  if ("fault" in credential) throw malformed(credential.fault);
  const signedAt = readDate(request);
  const { date } = credential.scope;
  if (!basicTimestamp(signedAt).startsWith(date)) {
    throw malformed(
      `Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${basicTimestamp(signedAt).slice(0, 8)}".`,
    );
  }
  const signedHeaders = SignedHeaders.split(";");
  const payloadHash = readPayloadHash(request, service);
  refuseUnsignedHeaders(request.headers, signedHeaders);
  const sessionToken = headerOf(request.headers, "x-amz-security-token");
  return {
    kind: "header",
    ...credential,
    signedHeaders,
    signature: Signature,
    payloadHash,
    signedAt,
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

function malformed(fault: string): S3Error {
  return new S3Error("AuthorizationHeaderMalformed", `The authorization header is malformed; ${fault}`);
}

function readComponents(text: string): Record<(typeof components)[number], string> {
  const found = new Map<string, string>();
  for (const component of text.split(",")) {
    const [, name = "", value = ""] = /^ *(\w+)=([^ ]+) *$/.exec(component) ?? [];
    if (found.has(name)) throw malformed(`the component ${name} was given twice.`);
    found.set(name, value);
  }
  const [credential, signedHeaders, signature] = components.map((name) => found.get(name));
  if (!credential || !signedHeaders || !signature || found.size > components.length) {
    throw malformed("the authorization header requires three components: Credential, SignedHeaders, and Signature.");
  }
  return { Credential: credential, SignedHeaders: signedHeaders, Signature: signature };
}

function readDate({ headers }: SignedRequest): Date {
  const ofAmazon = headerOf(headers, "x-amz-date");
  const date = ofAmazon === undefined ? readDateHeader(headerOf(headers, "date") ?? "") : readBasicTimestamp(ofAmazon);
  if (date) return date;
  throw new S3Error("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
}

/** Only S3 wants the header; elsewhere the hash of the body takes its place. */
function readPayloadHash({ headers }: SignedRequest, service: string): string {
  const value = headerOf(headers, "x-amz-content-sha256");
  if (value !== undefined) return checkPayloadHash(value);
  if (service !== "s3") return "";
  throw new S3Error("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
}

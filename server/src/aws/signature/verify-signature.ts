import { timingSafeEqual } from "node:crypto";
import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../s3-error.js";
import { canonicalRequest, stringToSign } from "./canonical-request.js";
import { scopeText } from "./credential-scope.js";
import type { SignatureClaim } from "./signature-claim.js";
import type { SignedRequest } from "./signed-request.js";
import { hmac, signingKeyOf } from "./signing-key.js";
import { basicTimestamp, extendedTimestamp } from "./timestamps.js";

/** A signature that is right, and what those of the body's chunks follow from. */
export interface VerifiedSignature {
  readonly accessKeyId: string;
  readonly payloadHash: string;
  readonly signingKey: Buffer;
  /** The signature before that of the first chunk. */
  readonly seedSignature: string;
  /** `20130524T000000Z`. */
  readonly timestamp: string;
  /** `20130524/us-east-1/s3/aws4_request`. */
  readonly scope: string;
}

const skew = s3Limits.clockSkewSeconds * 1000;

/**
 * Verifies a signature with the secret of its access key.
 *
 * Throws `S3Error`: `RequestTimeTooSkewed` for a request of another time, `AccessDenied` for a presigned URL that is not valid
 * now, `SignatureDoesNotMatch`.
 */
export function verifySignature(
  claim: SignatureClaim,
  request: SignedRequest,
  secret: string,
  now: Date,
): VerifiedSignature {
  checkTime(claim, now);
  const { accessKeyId, payloadHash } = claim;
  const timestamp = basicTimestamp(claim.signedAt);
  const scope = scopeText(claim.scope);
  const signingKey = signingKeyOf(accessKeyId, secret, claim.scope);
  const canonical = canonicalRequest(request, claim.signedHeaders, payloadHash);
  const text = stringToSign(timestamp, scope, canonical);
  const seedSignature = hmac(signingKey, text).toString("hex");
  if (!equalSignatures(seedSignature, claim.signature)) throw doesNotMatch(claim, text, canonical);
  return { accessKeyId, payloadHash, signingKey, seedSignature, timestamp, scope };
}

/** Compares in a time that tells nothing. */
export function equalSignatures(expected: string, provided: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(provided)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function checkTime({ kind, signedAt, expiresIn = 0 }: SignatureClaim, now: Date): void {
  const age = now.getTime() - signedAt.getTime();
  if (kind === "header" && Math.abs(age) <= skew) return;
  const ServerTime = extendedTimestamp(now);
  if (kind === "header") {
    throw new S3Error("RequestTimeTooSkewed", undefined, {
      extra: {
        RequestTime: basicTimestamp(signedAt),
        ServerTime,
        MaxAllowedSkewMilliseconds: String(skew),
      },
    });
  }
  const expires = new Date(signedAt.getTime() + expiresIn * 1000);
  if (expiresIn === 0 || now > expires) {
    throw new S3Error("AccessDenied", "Request has expired", {
      extra: { "X-Amz-Expires": String(expiresIn), Expires: extendedTimestamp(expires), ServerTime },
    });
  }
  if (age < -skew) {
    throw new S3Error("AccessDenied", "Request is not valid yet", {
      extra: { "X-Amz-Date": basicTimestamp(signedAt), ServerTime },
    });
  }
}

/** Keys of customers in a canonical request, which answers do not tell back. */
const customerKeys = /(x-amz-(?:copy-source-)?server-side-encryption-customer-key[:=])[^\n&]*/gi;

function doesNotMatch({ accessKeyId, signature }: SignatureClaim, text: string, canonical: string): S3Error {
  const told = canonical.replace(customerKeys, "$1[hidden]");
  const canonicalBytes = Buffer.from(told, "latin1");
  return new S3Error("SignatureDoesNotMatch", undefined, {
    extra: {
      AWSAccessKeyId: accessKeyId,
      StringToSign: text,
      SignatureProvided: signature,
      StringToSignBytes: spacedHex(Buffer.from(text, "latin1")),
      CanonicalRequest: canonicalBytes.toString(),
      CanonicalRequestBytes: spacedHex(canonicalBytes),
    },
  });
}

function spacedHex(bytes: Buffer): string {
  return bytes.toString("hex").replace(/..(?!$)/g, "$& ");
}

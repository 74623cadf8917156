import { S3Error } from "../s3-error.js";
import { scopeText } from "./credential-scope.js";
import type { SignatureClaim } from "./signature-claim.js";
import { hmac, signingKeyOf } from "./signing-key.js";
import { basicTimestamp } from "./timestamps.js";
import { equalSignatures, type VerifiedSignature } from "./verify-signature.js";

/**
 * Verifies the signature of a posted form, which is that of its policy. The policy itself says until when it counts.
 *
 * Throws `S3Error`: `SignatureDoesNotMatch`.
 */
export function verifyPolicy(claim: SignatureClaim, secret: string): VerifiedSignature {
  const { accessKeyId, payloadHash, policy = "" } = claim;
  const signingKey = signingKeyOf(accessKeyId, secret, claim.scope);
  const seedSignature = hmac(signingKey, policy).toString("hex");
  if (!equalSignatures(seedSignature, claim.signature)) {
    // a policy may name a customer's key, which answers do not tell back
    const told = /customer-key"/i.test(Buffer.from(policy, "base64").toString("latin1")) ? "[hidden]" : policy;
    throw new S3Error("SignatureDoesNotMatch", undefined, {
      extra: { AWSAccessKeyId: accessKeyId, StringToSign: told, SignatureProvided: claim.signature },
    });
  }
  const [timestamp, scope] = [basicTimestamp(claim.signedAt), scopeText(claim.scope)];
  return { accessKeyId, payloadHash, signingKey, seedSignature, timestamp, scope };
}

import type { Caller } from "../storage/iam/effective/index.js";
import type { S3Context } from "./context.js";
import type { S3Request } from "./request/s3-request.js";
import { S3Error } from "./s3-error.js";
import type { Anonymous, SignatureClaim } from "./signature/signature-claim.js";
import { type VerifiedSignature, verifySignature } from "./signature/verify-signature.js";

const unknownKey = (accessKeyId: string): S3Error =>
  new S3Error("InvalidAccessKeyId", undefined, { extra: { AWSAccessKeyId: accessKeyId } });

/**
 * Finds whom a request claims to be from; nothing of that is verified. A remembered caller counts only once its revision turned
 * out to be the current one.
 *
 * @throws S3Error `InvalidAccessKeyId`, or `InvalidToken` for temporary credentials
 */
export const findClaimed = async (
  { policies }: Pick<S3Context, "policies">,
  claim: Anonymous | SignatureClaim,
): Promise<Caller | undefined> => {
  if (claim.kind === "anonymous") return undefined;
  if (claim.sessionToken !== undefined) throw new S3Error("InvalidToken");
  const caller = policies.remembered(claim.accessKeyId) ?? (await policies.caller(claim.accessKeyId));
  if (!caller) throw unknownKey(claim.accessKeyId);
  return caller;
};

/** A caller who is proven, and the signature that the body's chunks follow from. */
export interface Authenticated {
  readonly caller: Caller | undefined;
  readonly verified: VerifiedSignature | undefined;
}

/**
 * Proves who a request is from.
 *
 * @param revision the current revision of the claimed caller's service; undefined where it is another service than the one asked
 * @throws S3Error `InvalidAccessKeyId`, `SignatureDoesNotMatch`, `RequestTimeTooSkewed`, or `AccessDenied` for presigned URLs
 * that are over
 */
export const authenticate = async (
  { policies }: Pick<S3Context, "policies">,
  claim: Anonymous | SignatureClaim,
  request: S3Request,
  { revision, at }: { readonly revision: bigint | undefined; readonly at: Date },
): Promise<Authenticated> => {
  if (claim.kind === "anonymous") return { caller: undefined, verified: undefined };
  const caller = await policies.caller(claim.accessKeyId, revision);
  if (!caller?.active) throw unknownKey(claim.accessKeyId);
  const { method, rawPath, rawQuery, rawHeaders: headers } = request;
  const verified = verifySignature(claim, { method, rawPath, rawQuery, headers }, caller.secret, at);
  return { caller, verified };
};

import { s3Errors } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import type { Anonymous, SignatureClaim } from "../aws/signature/signature-claim.js";
import { verifyPolicy } from "../aws/signature/verify-policy.js";
import { type VerifiedSignature, verifySignature } from "../aws/signature/verify-signature.js";
import type { Caller } from "../storage/iam/effective/index.js";
import type { Session } from "../storage/iam/sessions/session.js";
import { openSession } from "../storage/iam/sessions/token.js";
import type { S3Context } from "./context.js";

/** Keys of sessions begin so, and nobody knows them without their token. */
const ofSession = /^ASIA/;
const { message: unknown } = s3Errors.InvalidAccessKeyId;

const unknownKey = (accessKeyId: string): S3Error =>
  new S3Error(
    "InvalidAccessKeyId",
    ofSession.test(accessKeyId) ? `${unknown} Temporary credentials need their session token.` : unknown,
    { extra: { AWSAccessKeyId: accessKeyId } },
  );

/** The session of temporary credentials. @throws S3Error `InvalidToken`, or `ExpiredToken` */
const sessionOf = (
  vault: S3Context["vault"],
  { sessionToken = "", accessKeyId }: SignatureClaim,
  at: Date,
): Session => {
  const session = openSession(vault, { token: sessionToken, accessKeyId }, at);
  if (session === undefined) throw new S3Error("InvalidToken");
  if (session === "expired") throw new S3Error("ExpiredToken");
  return session;
};

/**
 * Finds whom a request claims to be from; nothing of that is verified. A remembered caller counts only once its revision turned
 * out to be the current one.
 *
 * @throws S3Error `InvalidAccessKeyId`, or `InvalidToken` and `ExpiredToken` for temporary credentials
 */
export const findClaimed = async (
  { policies, vault }: Pick<S3Context, "policies" | "vault">,
  claim: Anonymous | SignatureClaim,
  at: Date,
): Promise<{ readonly serviceUuid: string } | undefined> => {
  if (claim.kind === "anonymous") return undefined;
  if (claim.sessionToken !== undefined) return sessionOf(vault, claim, at);
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
  { policies, vault }: Pick<S3Context, "policies" | "vault">,
  claim: Anonymous | SignatureClaim,
  request: S3Request,
  { revision, at }: { readonly revision: bigint | undefined; readonly at: Date },
): Promise<Authenticated> => {
  if (claim.kind === "anonymous") return { caller: undefined, verified: undefined };
  const isSession = claim.sessionToken !== undefined;
  const caller = isSession
    ? await policies.session(sessionOf(vault, claim, at), revision)
    : await policies.caller(claim.accessKeyId, revision);
  if (!caller?.active) throw isSession ? new S3Error("InvalidToken") : unknownKey(claim.accessKeyId);
  if (claim.kind === "form") return { caller, verified: verifyPolicy(claim, caller.secret) };
  const { method, rawPath, rawQuery, rawHeaders: headers } = request;
  const verified = verifySignature(claim, { method, rawPath, rawQuery, headers }, caller.secret, at);
  return { caller, verified };
};

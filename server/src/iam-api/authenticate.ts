import { type QueryApi, queryApis } from "@concordat/contract/query-api";
import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import { parseAuthorization } from "../aws/signature/parse-authorization.js";
import type { SignatureClaim } from "../aws/signature/signature-claim.js";
import { verifySignature } from "../aws/signature/verify-signature.js";
import type { Caller, EffectivePolicies } from "../storage/iam/effective/index.js";
import { openSession } from "../storage/iam/sessions/token.js";
import type { Vault } from "../vault/vault.js";
import { QueryError } from "./query-error.js";
import type { QueryBody } from "./read-body.js";

const missing = () => new QueryError("MissingAuthenticationToken", "Request is missing Authentication Token");

interface AuthenticationContext {
  readonly policies: EffectivePolicies;
  readonly vault: Pick<Vault, "open">;
  readonly now: Date;
}

/** Who temporary credentials are of. @throws QueryError `ExpiredToken` */
const sessionCallerOf = async (
  { policies, vault, now }: AuthenticationContext,
  token: string,
  accessKeyId: string,
): Promise<Caller | undefined> => {
  const session = openSession(vault, { token, accessKeyId }, now);
  if (session === "expired")
    throw new QueryError("ExpiredToken", "The security token included in the request is expired");
  return session && policies.session(session);
};

const callerOf = (context: AuthenticationContext, { sessionToken, accessKeyId }: SignatureClaim) =>
  sessionToken === undefined
    ? context.policies.caller(accessKeyId)
    : sessionCallerOf(context, sessionToken, accessKeyId);

/** Whether a request claims to be signed by a key that is known. Nothing of that is verified. It never throws for what a caller sent. */
export const claimsKnownKey = async (
  { method, rawPath, rawQuery, rawHeaders: headers }: S3Request,
  context: AuthenticationContext,
): Promise<boolean> => {
  for (const api of Object.keys(queryApis)) {
    try {
      const claim = parseAuthorization({ method, rawPath, rawQuery, headers }, api);
      return claim.kind !== "anonymous" && (await callerOf(context, claim))?.active === true;
    } catch (error) {
      if (!(error instanceof S3Error || error instanceof QueryError)) throw error;
    }
  }
  return false;
};

/**
 * Proves who a request is from. The body counts as it came, whatever hash of it the request names.
 *
 * @throws QueryError `MissingAuthenticationToken`, and S3Error for signatures that are wrong
 */
export const authenticateQuery = async (
  request: S3Request,
  api: QueryApi,
  body: QueryBody,
  context: AuthenticationContext,
): Promise<Caller> => {
  const { method, rawPath, rawQuery, rawHeaders: headers } = request;
  const claim = parseAuthorization({ method, rawPath, rawQuery, headers }, api);
  if (claim.kind === "anonymous") throw missing();
  if (claim.payloadHash !== "" && claim.payloadHash !== body.hash) throw new S3Error("SignatureDoesNotMatch");
  const caller = await callerOf(context, claim);
  if (!caller?.active) throw new S3Error("InvalidAccessKeyId");
  const signed = { ...claim, payloadHash: body.hash };
  verifySignature(signed, { method, rawPath, rawQuery, headers }, caller.secret, context.now);
  return caller;
};

import { CoreTokenError } from "./core-token-error.js";
import { parseToken } from "./json-web-token.js";
import { isSignedWith, readPublicKey } from "./public-key.js";
import { audienceCovers } from "./scope.js";

/** Core's name in calls to providers. */
const coreSubject = "_UCloud";
const coreRole = "SERVICE";
const algorithm = "RS256";

export const defaultIssuer = "cloud.sdu.dk";

/** Clocks of two machines differ a little. */
export const defaultToleranceSeconds = 10;

/** The requirements for a token. */
export interface CoreTokenRules {
  /** The provider's public key, from the welcome. */
  readonly publicKey: string;
  /** The scope that the token's `aud` must cover, such as `im.init:write`. By default, it is not checked. */
  readonly scope?: string | undefined;
  /** The issuer of the token; `cloud.sdu.dk` by default. */
  readonly issuer?: string | undefined;
  /** How far the clocks of Core and of this machine may differ, in seconds; 10 by default. */
  readonly toleranceSeconds?: number | undefined;
}

/** The verified claims of Core. */
export interface CoreClaims {
  readonly subject: string;
  readonly role: string;
  readonly issuer: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/**
 * Verifies that Core is the caller: its token is signed with the private key of the provider's key pair, which never leaves Core. The
 * same key signs the provider's own tokens, so the subject of the token matters as much as the signature.
 *
 * @param authorization the value of the header, with `Bearer`
 * @throws CoreTokenError with the fault
 */
export const verifyCoreToken = async (
  authorization: string | null | undefined,
  { publicKey, scope, issuer = defaultIssuer, toleranceSeconds = defaultToleranceSeconds }: CoreTokenRules,
): Promise<CoreClaims> => {
  const refuseUnless: (holds: boolean, fault: CoreTokenError["fault"]) => asserts holds = (holds, fault) => {
    if (!holds) throw new CoreTokenError(fault);
  };
  refuseUnless(authorization?.startsWith("Bearer ") === true, "missing");
  const token = parseToken(authorization.slice("Bearer ".length));
  refuseUnless(token !== undefined && !("crit" in token.header), "malformed");
  refuseUnless(token.header["alg"] === algorithm, "algorithm");
  refuseUnless(await isSignedWith(await readPublicKey(publicKey), token.signature, token.signed), "signature");

  const { sub, role, iss, iat, nbf, exp, aud } = token.claims;
  refuseUnless(sub === coreSubject, "subject");
  refuseUnless(role === coreRole, "role");
  refuseUnless(iss === issuer, "issuer");
  const now = Date.now() / 1000;
  refuseUnless(isTime(iat) && iat <= now + toleranceSeconds, "issuedAt");
  refuseUnless(nbf === undefined || (isTime(nbf) && nbf <= now + toleranceSeconds), "notBefore");
  refuseUnless(isTime(exp) && exp > now - toleranceSeconds, "expired");
  refuseUnless(scope === undefined || audienceCovers(aud, scope), "scope");
  const dateOf = (seconds: number) => new Date(seconds * 1000);
  return { subject: sub, role, issuer: iss, issuedAt: dateOf(iat), expiresAt: dateOf(exp) };
};

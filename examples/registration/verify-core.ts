import { createPublicKey } from "node:crypto";
import { type JWTPayload, jwtVerify } from "jose";

const readKey = (publicKey: string) =>
  createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });

/**
 * Verifies that a public key is the one that Core has made for a provider: Core's own answer to a refresh is signed with it.
 *
 * @param accessToken what Core has issued for the refresh token that came with the key
 * @throws when the token is another provider's, or not signed with the key
 */
export const verifyOffer = async (
  accessToken: string,
  { publicKey, issuer, provider }: { readonly publicKey: string; readonly issuer: string; readonly provider: string },
): Promise<void> => {
  const rules = { algorithms: ["RS256"], issuer, subject: `#P_${provider}` };
  await jwtVerify(accessToken, readKey(publicKey), rules);
};

/** What a token of Core says. */
export interface CoreIdentity {
  readonly subject: string;
  readonly role: string;
}

const claim = (payload: JWTPayload, name: string): string => String(payload[name]);

/**
 * Proves that a call comes from Core: its token is signed with the private half of this provider's key, which Core keeps.
 *
 * @param publicKey as it came with the welcome
 * @throws when the token is missing, forged, expired, or not Core's own
 */
export const verifyCore = async (
  authorization: string | undefined,
  publicKey: string,
  issuer: string,
): Promise<CoreIdentity> => {
  const key = readKey(publicKey);
  const token = authorization?.startsWith("Bearer ") ? authorization.slice("Bearer ".length) : "";
  const { payload } = await jwtVerify(token, key, {
    // named here, and never taken from the token
    algorithms: ["RS256"],
    issuer,
    // the same key signs the provider's own tokens, which must not open this door
    subject: "_UCloud",
    requiredClaims: ["iat", "exp"],
    maxTokenAge: "15m",
  });
  if (payload["role"] !== "SERVICE") throw new Error("the token's role is not SERVICE");
  return { subject: claim(payload, "sub"), role: claim(payload, "role") };
};

import { createPublicKey } from "node:crypto";
import { type JWTPayload, jwtVerify } from "jose";

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
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
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

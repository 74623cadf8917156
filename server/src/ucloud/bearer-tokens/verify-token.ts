import { createHmac, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import type { ReadToken } from "./read-token.js";

/** A key, and with it what it signs by: the key decides that, never the token. */
export type TokenKey =
  | { readonly algorithm: "RS256"; readonly key: KeyObject }
  | { readonly algorithm: "HS256"; readonly key: KeyObject };

/** RS256 asks for so many bits (RFC 7518, section 3.3). */
const leastRsaBits = 2048;

const isStrong = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits;

/**
 * Whether a key has signed a token. It is found out at once, on the event loop: that takes 40 µs, and the thread pool, where
 * WebCrypto would do it, also hashes the passwords of strangers.
 */
export const isSignedBy = ({ header, signed, signature }: ReadToken, { algorithm, key }: TokenKey): boolean => {
  if (header.alg !== algorithm) return false;
  if (algorithm === "RS256") return isStrong(key) && verify("RSA-SHA256", Buffer.from(signed), key, signature);
  const expected = createHmac("sha256", key).update(signed).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
};

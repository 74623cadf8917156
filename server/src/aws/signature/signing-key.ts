import { createHmac } from "node:crypto";
import type { CredentialScope } from "./credential-scope.js";

interface Derived {
  readonly secret: string;
  readonly key: Buffer;
}

/** Derived keys that are remembered: one for each access key, day, region and service that was in use of late. */
const remembered = 2_000;
const derivedKeys = new Map<string, Derived>();

export function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text, "latin1").digest();
}

/** The signing key of SigV4: of this secret, for one day, region and service. */
export function deriveSigningKey(secret: string, { date, region, service }: CredentialScope): Buffer {
  const ofDay = createHmac("sha256", `AWS4${secret}`).update(date).digest();
  return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
}

/** The same, remembered. A secret that changes under its access key id has a key of its own at once. */
export function signingKeyOf(accessKeyId: string, secret: string, scope: CredentialScope): Buffer {
  const name = `${accessKeyId}\n${scope.date}\n${scope.region}\n${scope.service}`;
  const known = derivedKeys.get(name);
  if (known?.secret === secret) return known.key;
  const key = deriveSigningKey(secret, scope);
  derivedKeys.delete(name);
  derivedKeys.set(name, { secret, key });
  if (derivedKeys.size > remembered) derivedKeys.delete(derivedKeys.keys().next().value ?? "");
  return key;
}

import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A key pair as Core makes one for each provider, and the tokens that Core signs with it. */
export interface CoreKey {
  /** Base64 of its DER form. */
  readonly publicKey: string;
  /** What Core says of itself, at this moment. */
  claims(): Record<string, unknown>;
  /** The value of the `Authorization` header: Core's own, but for what is said otherwise. */
  bearer(claims?: Record<string, unknown>, header?: Record<string, unknown>): string;
  /** An access token of the provider, as Core issues it for a refresh token. */
  ownToken(claims?: Record<string, unknown>, header?: Record<string, unknown>): string;
}

const signWith = (key: KeyObject, alg: unknown, publicKey: string, input: string): string => {
  if (alg === "none") return "";
  // the old confusion: the public key, which everybody may know, taken for a shared secret
  if (alg === "HS256") return createHmac("sha256", publicKey).update(input).digest("base64url");
  if (alg === "PS256")
    return createSign("RSA-SHA256").update(input).sign({ key, padding: 6, saltLength: 32 }, "base64url");
  return createSign(alg === "RS512" ? "RSA-SHA512" : "RSA-SHA256")
    .update(input)
    .sign(key, "base64url");
};

export const createCoreKey = (modulusLength = 2048): CoreKey => {
  const pair = generateKeyPairSync("rsa", { modulusLength });
  const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const claims: CoreKey["claims"] = () => {
    const iat = Math.floor(Date.now() / 1000);
    return { sub: "_UCloud", role: "SERVICE", iss: "cloud.sdu.dk", aud: "all:write", iat, exp: iat + 900 };
  };
  const signed = (changes: Record<string, unknown>, header: Record<string, unknown>) => {
    const head = { alg: "RS256", typ: "JWT", ...header };
    const input = `${encode(head)}.${encode({ ...claims(), ...changes })}`;
    return `${input}.${signWith(pair.privateKey, head.alg, publicKey, input)}`;
  };
  return {
    publicKey,
    claims,
    bearer: (changes = {}, header = {}) => `Bearer ${signed(changes, header)}`,
    ownToken: (changes = {}, header = {}) => signed({ sub: "#P_example", role: "PROVIDER", ...changes }, header),
  };
};

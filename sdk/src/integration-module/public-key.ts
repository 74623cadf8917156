import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { bytesOfBase64 } from "./json-web-token.js";

/** The one algorithm with which Core signs. Whatever a token says of itself, it is verified as this. */
const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

const shortestModulus = 2048;

/** Reads a key as it comes from Core: Base64 of its DER form. It can verify signatures of one algorithm, nothing else. */
export const readPublicKey = async (publicKey: string): Promise<CryptoKey> => {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", bytesOfBase64(publicKey), algorithm, false, ["verify"]);
  } catch (cause) {
    throw new InvalidArgumentError("`publicKey` is not an RSA key, written as Base64 of its DER form", { cause });
  }
  if ((key.algorithm as RsaHashedKeyAlgorithm).modulusLength < shortestModulus)
    throw new InvalidArgumentError(`\`publicKey\` has fewer than ${shortestModulus} bits`);
  return key;
};

/** Whether the private half of a key made the signature. */
export const isSignedWith = (
  key: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> => crypto.subtle.verify(algorithm.name, key, signature, signed);

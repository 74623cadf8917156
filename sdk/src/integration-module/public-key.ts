import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { bytesOfBase64 } from "./json-web-token.js";

/** The only algorithm that Core signs with. Tokens are verified with it, whatever their header says. */
const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

const shortestModulus = 2048;

/** Imports a key from Core: Base64 of its DER form. It can only verify signatures of one algorithm. */
export const readPublicKey = async (publicKey: string): Promise<CryptoKey> => {
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("spki", bytesOfBase64(publicKey), algorithm, false, ["verify"]);
  } catch (cause) {
    throw new InvalidArgumentError("`publicKey` is not an RSA key (Base64 of its DER form)", { cause });
  }
  if ((key.algorithm as RsaHashedKeyAlgorithm).modulusLength < shortestModulus)
    throw new InvalidArgumentError(`\`publicKey\` has fewer than ${shortestModulus} bits`);
  return key;
};

/** Whether the private key of a key pair made the signature. */
export const isSignedWith = (
  key: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> => crypto.subtle.verify(algorithm.name, key, signature, signed);

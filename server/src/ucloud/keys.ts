import { createPrivateKey, createPublicKey, generateKeyPair as generate, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { Vault } from "../vault/vault.js";

const rsaBits = 2048;

/** An RSA key pair in UCloud's form: Base64 of DER, without armour or line breaks. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes a key pair of 2048 bits, off the event loop. */
export const generateKeyPair = async (): Promise<KeyPair> => {
  const pair = await promisify(generate)("rsa", {
    modulusLength: rsaBits,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  return { publicKey: pair.publicKey.toString("base64"), privateKey: pair.privateKey.toString("base64") };
};

/** A key pair as it is stored. */
export interface SealedPair {
  readonly publicKey: string;
  readonly privateKeySealed: Uint8Array;
}

/**
 * The public key of a stored pair. It is worked out from the sealed private key, so that whoever can write to the database or to
 * a backup, but does not have the master key, cannot put a key of their own in its place.
 *
 * @param purpose that of the sealed private key
 * @returns undefined where the stored public key is another one, or the private key does not open
 */
export const boundPublicKey = (vault: Vault, pair: SealedPair, purpose: string): KeyObject | undefined => {
  try {
    const key = createPublicKey(readPrivateKey(vault.open(pair.privateKeySealed, purpose)));
    const text = key.export({ type: "spki", format: "der" }).toString("base64");
    return text === pair.publicKey ? key : undefined;
  } catch {
    return undefined;
  }
};

export const readPublicKey = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });

export const readPrivateKey = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });

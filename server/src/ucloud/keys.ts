import { createPrivateKey, createPublicKey, generateKeyPair as generate, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

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

export const readPublicKey = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });

export const readPrivateKey = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });

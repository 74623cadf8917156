import { createHmac } from "node:crypto";

/** As many as one hash has. */
const derivedKeyBytes = 32;

/** How many bytes a key's id has. */
export const keyIdBytes = 4;

const hmac = (key: Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer => {
  const made = createHmac("sha256", key);
  for (const part of parts) made.update(part);
  return made.digest();
};

/** HKDF's first step is the same for all uses of a master key. */
const extracted = new WeakMap<Uint8Array, Buffer>();

const extract = (masterKey: Uint8Array): Buffer => {
  const known = extracted.get(masterKey) ?? hmac(Buffer.from("concordat"), masterKey);
  extracted.set(masterKey, known);
  return known;
};

const firstBlock = Buffer.from([1]);

/**
 * Derives a key from a master key (HKDF of RFC 5869, SHA-256): keys of different uses tell nothing of each other, nor of the master
 * key. Node's own `hkdfSync` takes four times as long, which a list of sealed secrets pays for each of them.
 *
 * @param use what the key is for; no two uses share a text
 * @param bytes 32 at most
 */
export const deriveKey = (masterKey: Uint8Array, use: string, bytes = derivedKeyBytes): Uint8Array<ArrayBuffer> => {
  if (bytes > derivedKeyBytes) throw new Error(`A derived key has ${derivedKeyBytes} bytes at most.`);
  return new Uint8Array(hmac(extract(masterKey), use, firstBlock).subarray(0, bytes));
};

/** The name of a master key, which may be known to everybody: eight hexadecimal digits. */
export const keyIdOf = (masterKey: Uint8Array): string =>
  Buffer.from(deriveKey(masterKey, "key id", keyIdBytes)).toString("hex");

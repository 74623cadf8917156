import { hkdfSync } from "node:crypto";

const derivedKeyBytes = 32;

/** How many bytes a key's id has. */
export const keyIdBytes = 4;

/**
 * Derives a key from a master key (HKDF, SHA-256): keys of different uses tell nothing of each other, nor of the master key.
 *
 * @param use what the key is for; no two uses share a text
 */
export const deriveKey = (masterKey: Uint8Array, use: string, bytes = derivedKeyBytes): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdfSync("sha256", masterKey, "concordat", use, bytes));

/** The name of a master key, which may be known to everybody: eight hexadecimal digits. */
export const keyIdOf = (masterKey: Uint8Array): string =>
  Buffer.from(deriveKey(masterKey, "key id", keyIdBytes)).toString("hex");

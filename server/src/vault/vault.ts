import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, keyIdBytes, keyIdOf } from "./derived-keys.js";

const nonceBytes = 12;
const tagBytes = 16;

/**
 * How a box begins whose head names its key: this, then the key's id. A box of the first format has no head, but starts with
 * its random nonce.
 */
const mark = Buffer.from("cv2:");
const headBytes = mark.length + keyIdBytes;

/** Seals secrets that must be read again, under the master key. */
export interface Vault {
  /**
   * Encrypts with AES-256-GCM, under a key that is derived from the master key for this purpose alone.
   *
   * @param secret what to hide
   * @param purpose where the box belongs (table, column, owner); it opens for the same purpose only
   */
  seal(secret: string, purpose: string): Uint8Array<ArrayBuffer>;
  /** Opens a box. @throws MasterKeyError when no key of the vault fits, the purpose is another, or the box was changed */
  open(box: Uint8Array, purpose: string): string;
  /** How every box begins that this vault seals: its format, and the id of the master key. */
  readonly head: Uint8Array<ArrayBuffer>;
}

/** A sealed secret that does not open. */
export class MasterKeyError extends Error {
  override readonly name = "MasterKeyError";
  constructor(purpose: string, options?: ErrorOptions) {
    super(
      `The secret ${purpose} does not open: the master key is another than the one under which it was sealed, or the secret was changed.`,
      options,
    );
  }
}

/** There are sealed secrets, but no master key to open them. */
export class MissingMasterKeyError extends Error {
  override readonly name = "MissingMasterKeyError";
  constructor() {
    super(
      "There is no master key here, but the database has secrets that are sealed under one: set CONCORDAT_MASTER_KEY to it, or CONCORDAT_DATA_DIR to the folder that has its master.key.",
    );
  }
}

/**
 * A vault under master keys of 32 bytes.
 *
 * @param current seals, and opens
 * @param older open what was sealed under them
 */
export const createVault = (current: Uint8Array, ...older: readonly Uint8Array[]): Vault => {
  const keys = [current, ...older].map((key) => ({
    key,
    head: Buffer.concat([mark, Buffer.from(keyIdOf(key), "hex")]),
  }));
  const { head } = keys[0] as (typeof keys)[number];
  return {
    head: new Uint8Array(head),
    seal(secret, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", keyOf(current, purpose), nonce).setAAD(Buffer.from(purpose));
      const sealed = [head, nonce, cipher.update(secret, "utf8"), cipher.final()];
      return new Uint8Array(Buffer.concat([...sealed, cipher.getAuthTag()]));
    },
    open(box, purpose) {
      const named = keys.find((each) => each.head.equals(box.subarray(0, headBytes)));
      if (named) {
        const secret = attempt(() => decrypt(box.subarray(headBytes), keyOf(named.key, purpose), purpose));
        if (secret !== undefined) return secret;
      }
      // the first format names no key; its nonce may begin with anything
      for (const { key } of keys) {
        const secret = attempt(() => decrypt(box, key, purpose));
        if (secret !== undefined) return secret;
      }
      throw new MasterKeyError(purpose);
    },
  };
};

/** A key for each purpose: no key comes near the 2³² random nonces after which one might come twice. */
const keyOf = (masterKey: Uint8Array, purpose: string): Uint8Array => deriveKey(masterKey, `box ${purpose}`);

const decrypt = (box: Uint8Array, key: Uint8Array, purpose: string): string => {
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(box.subarray(box.length - tagBytes));
  const text = decipher.update(box.subarray(nonceBytes, box.length - tagBytes));
  return Buffer.concat([text, decipher.final()]).toString("utf8");
};

/** Undefined where the key does not fit, or the box is too short. */
const attempt = (open: () => string): string | undefined => {
  try {
    return open();
  } catch {
    return undefined;
  }
};

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ConfigurationError } from "./configuration.js";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Seals secrets that must be read again, under the master key. */
export interface Vault {
  /**
   * Encrypts with AES-256-GCM.
   *
   * @param secret what to hide
   * @param purpose where the box belongs (table, column, owner); it opens for the same purpose only
   */
  seal(secret: string, purpose: string): Uint8Array<ArrayBuffer>;
  /** Opens a box. @throws MasterKeyError when the key or the purpose is another, or the box was changed */
  open(box: Uint8Array, purpose: string): string;
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

/** A vault under a master key of 32 bytes. */
export const createVault = (masterKey: Uint8Array): Vault => ({
  seal(secret, purpose) {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", masterKey, nonce).setAAD(Buffer.from(purpose));
    const sealed = [nonce, cipher.update(secret, "utf8"), cipher.final()];
    return new Uint8Array(Buffer.concat([...sealed, cipher.getAuthTag()]));
  },
  open(box, purpose) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", masterKey, box.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(box.subarray(box.length - tagBytes));
      const text = decipher.update(box.subarray(nonceBytes, box.length - tagBytes));
      return Buffer.concat([text, decipher.final()]).toString("utf8");
    } catch (error) {
      throw new MasterKeyError(purpose, { cause: error });
    }
  },
});

/** The fingerprint by which a random token is stored and found. Tokens have 122 bits or more, so a plain hash will do. */
export const fingerprint = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token, "utf8").digest());

/**
 * The master key: the configured one, or the data folder's own, which is made at the first start.
 *
 * @param configured 32 bytes in Base64, if the environment names a key
 * @param dataDir folder that keeps the key otherwise, in a file that only its owner can read
 */
export const loadMasterKey = async (configured: string | undefined, dataDir: string): Promise<Uint8Array> => {
  if (configured !== undefined) return Buffer.from(configured, "base64");
  const file = join(dataDir, "master.key");
  const text = await readOrMake(file).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError([`The master key in ${file} cannot be used: ${error.message}.`], { cause: error });
  });
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyBytes)
    throw new ConfigurationError([`The master key in ${file} is not ${keyBytes} bytes in Base64.`]);
  return key;
};

const readOrMake = async (file: string): Promise<string> => {
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true });
    const fresh = `${file}.${randomBytes(6).toString("hex")}`;
    await writeFile(fresh, `${randomBytes(keyBytes).toString("base64")}\n`, { mode: 0o600, flush: true });
    // link() fails where the file exists: of two first starts at once, one key wins and both use it
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(fresh);
  }
  return readFile(file, "utf8");
};

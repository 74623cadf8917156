import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { BlobStoreError } from "../blob-store-error.js";
import { keyBytes } from "./object-key.js";
import type { ServiceKeys } from "./service-keys.js";

/** A key that a customer sends along. It is in memory while its request is answered, and shows in no text that is made of it. */
export class CustomerKey {
  readonly #bytes: Buffer;

  /** @param bytes 32 of them */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Derives a key from this one and another: neither alone is enough. */
  derive(other: Uint8Array, use: string): Buffer {
    return createHmac("sha256", other).update(`${use}\0`).update(this.#bytes).digest();
  }
}

// What is kept: form, salt, check; and the wrapped key, if there is one: nonce, sealed key, tag.
const form = 1;
const [saltBytes, checkBytes, nonceBytes, tagBytes] = [16, 32, 12, 16];
const checkAt = 1 + saltBytes;
const wrapAt = checkAt + checkBytes;
const wrappedBytes = wrapAt + nonceBytes + keyBytes + tagBytes;

const algorithm = "aes-256-gcm";
const options = { authTagLength: tagBytes };

type Keys = Pick<ServiceKeys, "toSeal" | "toOpen">;

/** Whose bytes they are, and with which of the customer's keys. */
interface Sealing {
  readonly serviceUuid: string;
  readonly customerKey: CustomerKey;
}

/** The key of the service is needed too: what is kept tells nothing of a customer's key that could be guessed. */
const useOfSalt = (salt: Uint8Array): string => `customer ${Buffer.from(salt).toString("hex")}`;

const damaged = (cause?: unknown): BlobStoreError =>
  new BlobStoreError("The wrapped key of bytes is not as it was written.", { fault: "damaged", cause });

const begin = async (keys: Keys, { serviceUuid, customerKey }: Sealing): Promise<{ check: Buffer; ofSalt: Buffer }> => {
  const salt = randomBytes(saltBytes);
  const ofSalt = await keys.toSeal(serviceUuid, useOfSalt(salt));
  return { check: Buffer.concat([Buffer.of(form), salt, customerKey.derive(ofSalt, "check")]), ofSalt };
};

/** What tells a customer's key again: a salted HMAC of it. */
export const makeCheck = async (keys: Keys, sealing: Sealing): Promise<Buffer> => (await begin(keys, sealing)).check;

/** Makes a key for a body, and wraps it for the customer. @param use names the one body */
export const makeWrappedKey = async (
  keys: Keys,
  sealing: Sealing,
  use: string,
): Promise<{ readonly key: Buffer; readonly keySealed: Buffer }> => {
  const { check, ofSalt } = await begin(keys, sealing);
  const [key, nonce] = [randomBytes(keyBytes), randomBytes(nonceBytes)];
  const cipher = createCipheriv(algorithm, sealing.customerKey.derive(ofSalt, "wrap"), nonce, options);
  cipher.setAAD(Buffer.from(use));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return { key, keySealed: Buffer.concat([check, nonce, sealed, cipher.getAuthTag()]) };
};

const keyOfSalt = (keys: Keys, serviceUuid: string, kept: Uint8Array): Promise<Buffer> => {
  if (kept[0] !== form || kept.length < wrapAt) throw damaged();
  return keys.toOpen(serviceUuid, useOfSalt(kept.subarray(1, checkAt)));
};

/** Whether a key is the one of which something was kept. @param kept of `makeCheck` or `makeWrappedKey` */
export const isSameKey = async (
  keys: Keys,
  { serviceUuid, customerKey }: Sealing,
  kept: Uint8Array,
): Promise<boolean> => {
  const ofSalt = await keyOfSalt(keys, serviceUuid, kept);
  return timingSafeEqual(customerKey.derive(ofSalt, "check"), kept.subarray(checkAt, wrapAt));
};

/** The key of a body. @throws BlobStoreError `customer-key` for another customer's key, `damaged` */
export const unwrapKey = async (keys: Keys, sealing: Sealing, kept: Uint8Array, use: string): Promise<Buffer> => {
  if (!(await isSameKey(keys, sealing, kept))) throw needsCustomerKey();
  if (kept.length !== wrappedBytes) throw damaged();
  const ofSalt = await keyOfSalt(keys, sealing.serviceUuid, kept);
  const wrapped = kept.subarray(wrapAt);
  const nonce = wrapped.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, sealing.customerKey.derive(ofSalt, "wrap"), nonce, options);
  decipher.setAAD(Buffer.from(use)).setAuthTag(wrapped.subarray(-tagBytes));
  const key = decipher.update(wrapped.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
  } catch (error) {
    throw damaged(error);
  }
  return key;
};

/** Bytes that only a customer's key opens, which is not there. */
export const needsCustomerKey = (): BlobStoreError =>
  new BlobStoreError("The bytes are sealed with a key of the customer.", { fault: "customer-key" });

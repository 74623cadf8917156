import { randomFillSync } from "node:crypto";
import { BlobStoreError } from "../blob-store-error.js";
import { chunkDecipher } from "./chunk-cipher.js";
import { tagBytes } from "./layout.js";
import { sealChunk } from "./seal.js";

/** How many random bytes stand before sealed bytes that lie in a row: their key is derived from these. */
const saltBytes = 16;

const pool = Buffer.allocUnsafeSlow(256 * saltBytes);
let used = pool.length;

/** Random bytes; they are drawn for many at a time, which costs less. */
export const newSalt = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const salt = Buffer.from(pool.subarray(used, used + saltBytes));
  used += saltBytes;
  return salt;
};

/** The salt of sealed bytes. @throws BlobStoreError `damaged` when they are too short to have one */
export const saltOf = (sealed: Uint8Array): Buffer => {
  if (sealed.length < saltBytes + tagBytes) throw damaged();
  return Buffer.from(sealed.buffer, sealed.byteOffset, saltBytes);
};

const damaged = (cause?: unknown): BlobStoreError =>
  new BlobStoreError("Bytes in a row are not as they were written.", { fault: "damaged", cause });

/** Seals a small body in one piece: salt, text, tag. */
export const sealInline = (
  key: Uint8Array,
  chunkSize: number,
  { salt, pieces }: { readonly salt: Buffer; readonly pieces: readonly Uint8Array[] },
): Buffer => Buffer.concat([salt, ...sealChunk(key, { index: 0, isLast: true, chunkSize }, pieces)]);

/** Opens a small body. @throws BlobStoreError `damaged` when it is not as it was sealed */
export const openInline = (key: Uint8Array, chunkSize: number, sealed: Uint8Array): Buffer => {
  const decipher = chunkDecipher(key, { index: 0, isLast: true, chunkSize });
  const text = decipher.update(sealed.subarray(saltBytes, sealed.length - tagBytes));
  try {
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes)).final();
  } catch (error) {
    throw damaged(error);
  }
  return text;
};

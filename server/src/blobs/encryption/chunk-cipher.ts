import { type CipherGCM, createCipheriv, createDecipheriv, type DecipherGCM } from "node:crypto";
import { tagBytes } from "./layout.js";

const algorithm = "aes-256-gcm";
const options = { authTagLength: tagBytes };

/** The first form of sealed chunks. Another one would be told apart by what its tags bind. */
const form = 1;

const nonceBytes = 12;
const lastAt = 0;
const indexAt = 4;

/**
 * The nonce of a chunk counts the chunks, under a key that seals one body only. Index and whether it is the last one are bound by
 * the nonce and by the tag: chunks that are left out, swapped or cut off do not open.
 */
const nonceOf = (index: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(nonceBytes);
  nonce[lastAt] = isLast ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(index), indexAt);
  return nonce;
};

const boundBytes = (nonce: Buffer, chunkSize: number): Buffer => {
  const bound = Buffer.alloc(1 + 4 + nonceBytes);
  bound[0] = form;
  bound.writeUInt32BE(chunkSize, 1);
  nonce.copy(bound, 1 + 4);
  return bound;
};

/** Which chunk of a body, and into which chunks the body is cut. */
export interface ChunkPlace {
  readonly index: number;
  readonly isLast: boolean;
  readonly chunkSize: number;
}

/** Seals one chunk. */
export const chunkCipher = (key: Uint8Array, { index, isLast, chunkSize }: ChunkPlace): CipherGCM => {
  const nonce = nonceOf(index, isLast);
  return createCipheriv(algorithm, key, nonce, options).setAAD(boundBytes(nonce, chunkSize));
};

/** Opens one chunk. Nothing of it counts before `final` has found the tag to be right. */
export const chunkDecipher = (key: Uint8Array, { index, isLast, chunkSize }: ChunkPlace): DecipherGCM => {
  const nonce = nonceOf(index, isLast);
  return createDecipheriv(algorithm, key, nonce, options).setAAD(boundBytes(nonce, chunkSize));
};

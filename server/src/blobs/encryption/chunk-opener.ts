import type { DecipherGCM } from "node:crypto";
import { BlobStoreError } from "../blob-store-error.js";
import { chunkDecipher } from "./chunk-cipher.js";
import { chunkCount, tagBytes } from "./layout.js";

/** A body that was sealed in chunks. */
export interface SealedBody {
  readonly key: Uint8Array;
  readonly size: number;
  readonly chunkSize: number;
}

/** A chunk that does not open. */
export const damagedChunk = (index: number, cause?: unknown): BlobStoreError =>
  new BlobStoreError(`Chunk ${index} is not as it was written.`, { fault: "damaged", cause });

/** Opens one chunk after the other, from sealed pieces that are cut anywhere. */
export class ChunkOpener {
  readonly #body: SealedBody;
  #index: number;
  #decipher: DecipherGCM | undefined;
  #texts: Uint8Array[] = [];
  /** How many bytes of the chunk's text are still to come. */
  #textLeft = 0;
  readonly #tag = Buffer.alloc(tagBytes);
  #tagFilled = 0;

  constructor(body: SealedBody, first: number) {
    this.#body = body;
    this.#index = first;
  }

  /** Takes a sealed piece in. @returns the texts of the chunks that it ends, each verified */
  take(piece: Uint8Array): Uint8Array[] {
    const opened: Uint8Array[] = [];
    for (let rest = piece; rest.length > 0; ) {
      const decipher = this.#begun();
      const text = rest.subarray(0, this.#textLeft);
      if (text.length > 0) this.#texts.push(decipher.update(text));
      this.#textLeft -= text.length;
      rest = rest.subarray(text.length);
      const tag = rest.subarray(0, this.#textLeft === 0 ? tagBytes - this.#tagFilled : 0);
      this.#tag.set(tag, this.#tagFilled);
      this.#tagFilled += tag.length;
      rest = rest.subarray(tag.length);
      if (this.#tagFilled === tagBytes) opened.push(...this.#end(decipher));
    }
    return opened;
  }

  /** The chunk that would be opened next. */
  get index(): number {
    return this.#index;
  }

  #begun(): DecipherGCM {
    if (this.#decipher) return this.#decipher;
    const { key, size, chunkSize } = this.#body;
    const isLast = this.#index === chunkCount(size, chunkSize) - 1;
    this.#textLeft = isLast ? size - this.#index * chunkSize : chunkSize;
    this.#decipher = chunkDecipher(key, { index: this.#index, isLast, chunkSize });
    return this.#decipher;
  }

  #end(decipher: DecipherGCM): Uint8Array[] {
    try {
      decipher.setAuthTag(this.#tag).final();
    } catch (error) {
      throw damagedChunk(this.#index, error);
    }
    const texts = this.#texts;
    this.#texts = [];
    this.#decipher = undefined;
    this.#tagFilled = 0;
    this.#index++;
    return texts;
  }
}

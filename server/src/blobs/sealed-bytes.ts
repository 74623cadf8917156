import type { Logger } from "pino";
import { newBlobId } from "./blob-id.js";
import type { BlobStore } from "./blob-store.js";
import { BlobStoreError } from "./blob-store-error.js";
import type { Bytes, OpenOptions } from "./bytes.js";
import { newSalt, openInline, saltOf, sealInline } from "./encryption/inline.js";
import { chunksOf, plainSize } from "./encryption/layout.js";
import { sealChunks } from "./encryption/seal.js";
import { unsealChunks } from "./encryption/unseal.js";
import {
  type CustomerKey,
  isSameKey,
  makeCheck,
  makeWrappedKey,
  needsCustomerKey,
  unwrapKey,
} from "./keys/customer-key.js";
import type { ServiceKeys } from "./keys/service-keys.js";
import { type ByteRange, inlineLimit, type StoredBytes } from "./stored-bytes.js";

/** How many bytes a chunk seals: `bench/blobs.mjs` measures why. */
export const chunkBytes = 128 * 1024;

export interface SealedBytesOptions {
  readonly store: BlobStore;
  readonly keys: Pick<ServiceKeys, "toSeal" | "toOpen">;
  readonly log: Pick<Logger, "error" | "warn">;
  readonly chunkSize?: number;
}

const useOfBlob = (blobId: string): string => `blob ${blobId}`;
const useOfRow = (salt: Buffer): string => `row ${salt.toString("hex")}`;

const wholeOf = ({ size }: StoredBytes): ByteRange => ({ start: 0, end: size - 1 });

/** Bytes that are sealed under the keys of their services: small ones for the row, others as blobs. */
class SealedBytes implements Bytes {
  readonly #options: SealedBytesOptions;
  readonly #chunkSize: number;

  constructor(options: SealedBytesOptions) {
    this.#options = options;
    this.#chunkSize = options.chunkSize ?? chunkBytes;
  }

  async store(
    serviceUuid: string,
    plaintext: AsyncIterable<Uint8Array>,
    customerKey?: CustomerKey,
  ): Promise<StoredBytes> {
    const iterator = plaintext[Symbol.asyncIterator]();
    const pieces: Uint8Array[] = [];
    let size = 0;
    while (size <= inlineLimit) {
      const next = await iterator.next();
      if (next.done) return this.#sealInline(serviceUuid, { pieces, size }, customerKey);
      pieces.push(next.value);
      size += next.value.length;
    }
    try {
      return await this.#storeBlob(serviceUuid, continued(pieces, iterator), customerKey);
    } finally {
      // also where nobody came to read on
      await iterator.return?.();
    }
  }

  storeInline(serviceUuid: string, whole: Uint8Array, customerKey?: CustomerKey): Promise<StoredBytes> {
    return this.#sealInline(serviceUuid, { pieces: [whole], size: whole.length }, customerKey);
  }

  async #sealInline(
    serviceUuid: string,
    { pieces, size }: { readonly pieces: readonly Uint8Array[]; readonly size: number },
    customerKey: CustomerKey | undefined,
  ): Promise<StoredBytes> {
    const salt = newSalt();
    const chunkSize = this.#chunkSize;
    const { key, keySealed } = await this.#keyToSeal(serviceUuid, useOfRow(salt), customerKey);
    return { blobId: null, inline: sealInline(key, chunkSize, { salt, pieces }), size, chunkSize, keySealed };
  }

  async #storeBlob(
    serviceUuid: string,
    plaintext: AsyncIterable<Uint8Array>,
    customerKey: CustomerKey | undefined,
  ): Promise<StoredBytes> {
    const blobId = newBlobId();
    const chunkSize = this.#chunkSize;
    const { key, keySealed } = await this.#keyToSeal(serviceUuid, useOfBlob(blobId), customerKey);
    const written = await this.#options.store.write(blobId, sealChunks(key, chunkSize, plaintext));
    return { blobId, inline: null, size: plainSize(written, chunkSize), chunkSize, keySealed };
  }

  async *open(
    serviceUuid: string,
    stored: StoredBytes,
    range = wholeOf(stored),
    { reusesMemory, customerKey }: OpenOptions = {},
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { blobId, size, chunkSize } = stored;
    if (blobId === null) {
      const part = await this.openInline(serviceUuid, stored, range, { customerKey });
      if (part.length > 0) yield part;
      return;
    }
    const chunks = chunksOf(size, chunkSize, range);
    try {
      const key = await this.#keyToOpen({ serviceUuid, customerKey }, stored, useOfBlob(blobId));
      const sealed = this.#options.store.read(blobId, chunks.sealed);
      yield* unsealChunks({ key, size, chunkSize }, chunks, sealed, reusesMemory);
    } catch (error) {
      this.#alarm(error, serviceUuid, blobId);
      throw error;
    }
  }

  async openInline(
    serviceUuid: string,
    stored: StoredBytes,
    range = wholeOf(stored),
    { customerKey }: Pick<OpenOptions, "customerKey"> = {},
  ): Promise<Uint8Array> {
    const { inline, size, chunkSize } = stored;
    if (inline === null) throw new Error("The bytes are not in the row.");
    chunksOf(size, chunkSize, range);
    try {
      const key = await this.#keyToOpen({ serviceUuid, customerKey }, stored, useOfRow(saltOf(inline)));
      const text = openInline(key, chunkSize, inline);
      if (text.length !== size)
        throw new BlobStoreError("Bytes in a row are not as many as it says.", { fault: "damaged" });
      return text.subarray(range.start, range.end + 1);
    } catch (error) {
      this.#alarm(error, serviceUuid, null);
      throw error;
    }
  }

  /** A key that is derived from that of the service, or a random one that is wrapped for the customer. */
  async #keyToSeal(
    serviceUuid: string,
    use: string,
    customerKey: CustomerKey | undefined,
  ): Promise<{ readonly key: Buffer; readonly keySealed: Buffer | null }> {
    const { keys } = this.#options;
    if (customerKey) return makeWrappedKey(keys, { serviceUuid, customerKey }, use);
    return { key: await keys.toSeal(serviceUuid, use), keySealed: null };
  }

  #keyToOpen(
    { serviceUuid, customerKey }: { readonly serviceUuid: string; readonly customerKey: CustomerKey | undefined },
    { keySealed }: StoredBytes,
    use: string,
  ): Promise<Buffer> {
    const { keys } = this.#options;
    if (keySealed === null) return keys.toOpen(serviceUuid, use);
    if (!customerKey) throw needsCustomerKey();
    return unwrapKey(keys, { serviceUuid, customerKey }, keySealed, use);
  }

  checkOf(serviceUuid: string, customerKey: CustomerKey): Promise<Uint8Array> {
    return makeCheck(this.#options.keys, { serviceUuid, customerKey });
  }

  isKeyOf(serviceUuid: string, kept: Uint8Array, customerKey: CustomerKey): Promise<boolean> {
    return isSameKey(this.#options.keys, { serviceUuid, customerKey }, kept);
  }

  #alarm(error: unknown, serviceUuid: string, blobId: string | null): void {
    if (!(error instanceof BlobStoreError) || error.fault === "customer-key") return;
    const { fault } = error;
    this.#options.log.error({ err: error, alarm: "bytes", fault, serviceUuid, blobId }, "stored bytes cannot be read");
  }

  async discard({ blobId }: StoredBytes): Promise<void> {
    if (blobId === null) return;
    try {
      await this.#options.store.remove(blobId);
    } catch (error) {
      this.#options.log.warn({ err: error, blobId }, "a blob that is in no row is left to the sweeper");
    }
  }
}

/** What was read already, and the rest. */
const continued = (pieces: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({
    next: async () => {
      const value = pieces.shift();
      return value ? { done: false, value } : iterator.next();
    },
  }),
});

/** Makes the store of objects' bytes, which seals all of them. */
export const createSealedBytes = (options: SealedBytesOptions): Bytes => new SealedBytes(options);

import type { CustomerKey } from "./keys/customer-key.js";
import type { ByteRange, StoredBytes } from "./stored-bytes.js";

export interface OpenOptions {
  /** Whether each piece is used only until the next one is asked for. Its memory is then used again, which costs less. */
  readonly reusesMemory?: boolean;
  /** With which they were stored, if there was one. */
  readonly customerKey?: CustomerKey | undefined;
}

/** Bytes of objects and parts, sealed wherever they lie. */
export interface Bytes {
  /**
   * Seals and stores bytes. When it resolves they are on disk, or in what it returns.
   *
   * @param serviceUuid the service whose key seals them
   * @param plaintext is read as fast as it can be stored; its pieces must not change after they were handed over
   * @param customerKey without which they cannot be read then
   * @throws BlobStoreError when they cannot be stored, and whatever the plaintext throws; nothing is left then
   */
  store(serviceUuid: string, plaintext: AsyncIterable<Uint8Array>, customerKey?: CustomerKey): Promise<StoredBytes>;
  /** Seals a small body, which is there as a whole and has at most `inlineLimit` bytes, for the row. @throws BlobStoreError */
  storeInline(serviceUuid: string, whole: Uint8Array, customerKey?: CustomerKey): Promise<StoredBytes>;
  /**
   * Reads bytes, of which none is handed out before it is verified. The iteration is to be ended, or left, by whoever begins it.
   *
   * @param range which bytes, within the size; all of them when left out
   * @throws BlobStoreError while it is iterated: `damaged` where they are not as they were stored, `customer-key`
   */
  open(serviceUuid: string, stored: StoredBytes, range?: ByteRange, options?: OpenOptions): AsyncIterable<Uint8Array>;
  /** Reads bytes that are in the row (`inline`), at once. @throws BlobStoreError as `open` does */
  openInline(
    serviceUuid: string,
    stored: StoredBytes,
    range?: ByteRange,
    options?: Pick<OpenOptions, "customerKey">,
  ): Promise<Uint8Array>;
  /** What tells a customer's key again, for bytes that are stored in parts: a salted HMAC of it. */
  checkOf(serviceUuid: string, customerKey: CustomerKey): Promise<Uint8Array>;
  /** Whether a customer's key is the one of a check, or of bytes that are stored with one. */
  isKeyOf(serviceUuid: string, kept: Uint8Array, customerKey: CustomerKey): Promise<boolean>;
  /** Removes what was stored and is in no row. What cannot be removed now is left to the sweeper. */
  discard(stored: StoredBytes): Promise<void>;
}

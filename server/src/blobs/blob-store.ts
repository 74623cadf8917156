import type { ByteRange } from "./stored-bytes.js";

/** What a store knows of a blob. */
export interface BlobFacts {
  readonly size: number;
  /** When it was last written to. */
  readonly modifiedAt: Date;
}

/** Whether a store can be written to now. */
export type BlobStoreHealth =
  | { readonly writable: true; readonly freeBytes: number | undefined }
  | { readonly writable: false; readonly reason: string };

/** Keeps blobs: sealed bytes under ids, written once and never changed. It knows nothing of what is in them. */
export interface BlobStore {
  /**
   * Writes a blob. It is there, whole and on disk, when this resolves; otherwise nothing of it is left.
   *
   * @param id a new one, of `newBlobId`
   * @param bytes groups of pieces, read as fast as they can be written; the pieces must not change after they were handed over
   * @returns how many bytes were written
   * @throws BlobStoreError `full` or `unavailable`, and whatever the bytes throw
   */
  write(id: string, bytes: AsyncIterable<readonly Uint8Array[]>): Promise<number>;
  /**
   * Reads some of a blob's bytes, in pieces that are valid until the next one is asked for.
   *
   * @param range must have a byte at least, and lie within the blob
   * @throws BlobStoreError while it is iterated: `missing`, `unavailable`, or `damaged` where the blob is shorter
   */
  read(id: string, range: ByteRange): AsyncGenerator<Uint8Array, void, undefined>;
  /** Removes a blob. One that is not there is removed. @throws BlobStoreError `unavailable` */
  remove(id: string): Promise<void>;
  /** What is known of a blob; undefined where there is none. @throws BlobStoreError `unavailable` */
  find(id: string): Promise<BlobFacts | undefined>;
  /**
   * The ids of all blobs, in batches and in an order that does not change: a later listing goes on behind any of them.
   *
   * @param after an id; the listing begins with the one behind it
   * @throws BlobStoreError `unavailable`
   */
  list(after?: string): AsyncGenerator<readonly string[], void, undefined>;
  /** Removes what writers have left unfinished that were killed, if it was not touched since. @returns how many there were */
  removeDrafts(untouchedSince: Date): Promise<number>;
  /** Whether blobs can be written now, by a trial. */
  health(): Promise<BlobStoreHealth>;
}

/** Bodies of up to so many bytes are kept, sealed, in the row that describes them. */
export const inlineLimit = 16 * 1024;

/** Where the bytes of an object or a part are, as plain data for the columns of its row. */
export interface StoredBytes {
  /** The blob that holds the sealed bytes; null where they are in the row. */
  readonly blobId: string | null;
  /** The sealed bytes themselves; null where a blob holds them. */
  readonly inline: Uint8Array | null;
  /** How many bytes there are before they are sealed. */
  readonly size: number;
  /** How many bytes each chunk but the last one seals. */
  readonly chunkSize: number;
  /** The key of the bytes, wrapped by a key of the customer; null where it is derived from the key of the service. */
  readonly keySealed: Uint8Array | null;
}

/** Some of the bytes: from `start` up to and including `end`, both counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

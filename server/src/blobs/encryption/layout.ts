import type { ByteRange } from "../stored-bytes.js";

/** How many bytes of each sealed chunk are its tag, which stands behind its text. */
export const tagBytes = 16;

/** How many chunks so many bytes are sealed in. No bytes at all are one chunk too: that it is empty is sealed. */
export const chunkCount = (size: number, chunkSize: number): number => Math.max(1, Math.ceil(size / chunkSize));

/** How many bytes they are when they are sealed. */
export const sealedSize = (size: number, chunkSize: number): number => size + chunkCount(size, chunkSize) * tagBytes;

/** The chunks that hold a range. */
export interface ChunkRange {
  readonly first: number;
  readonly last: number;
  /** Where their sealed bytes lie. */
  readonly sealed: ByteRange;
  /** How many bytes of the first chunk come before the range. */
  readonly skip: number;
  /** How many bytes the range has. */
  readonly length: number;
}

/**
 * Finds the chunks that must be opened for a range of bytes.
 *
 * @throws RangeError when the range does not lie within the size
 */
export const chunksOf = (size: number, chunkSize: number, { start, end }: ByteRange): ChunkRange => {
  const isWithin = size === 0 ? start === 0 && end === -1 : start >= 0 && start <= end && end < size;
  if (!isWithin) throw new RangeError(`Bytes ${start} to ${end} do not lie within ${size} bytes.`);
  const first = Math.floor(start / chunkSize);
  const last = Math.floor(Math.max(end, 0) / chunkSize);
  const sealedChunk = chunkSize + tagBytes;
  return {
    first,
    last,
    sealed: { start: first * sealedChunk, end: Math.min((last + 1) * sealedChunk, sealedSize(size, chunkSize)) - 1 },
    skip: start - first * chunkSize,
    length: end + 1 - start,
  };
};

/** How many bytes they were before they were sealed: the inverse of `sealedSize`. */
export const plainSize = (sealed: number, chunkSize: number): number =>
  sealed - Math.ceil(sealed / (chunkSize + tagBytes)) * tagBytes;

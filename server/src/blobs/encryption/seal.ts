import { chunkCipher } from "./chunk-cipher.js";

/** Pieces that are shorter are copied together: each piece that is sealed by itself takes memory and time of its own. */
const smallPiece = 8 * 1024;

/** Plain bytes that were not sealed yet: those of one chunk at most, and the piece behind them. */
class Gathered {
  #pieces: Uint8Array[] = [];
  /** Small pieces are copied into this buffer, as far as it is filled. */
  #small: Buffer | undefined;
  #filled = 0;
  length = 0;

  add(piece: Uint8Array): void {
    this.length += piece.length;
    if (piece.length >= smallPiece) {
      this.#endSmall();
      this.#pieces.push(piece);
      return;
    }
    for (let rest = piece; rest.length > 0; ) {
      this.#small ??= Buffer.allocUnsafeSlow(smallPiece);
      const part = rest.subarray(0, smallPiece - this.#filled);
      this.#small.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled === smallPiece) this.#endSmall();
    }
  }

  /** Takes the first so many bytes. */
  take(bytes: number): Uint8Array[] {
    this.#endSmall();
    const taken: Uint8Array[] = [];
    let wanted = bytes;
    while (wanted > 0) {
      const piece = this.#pieces.shift() as Uint8Array;
      const part = piece.subarray(0, wanted);
      if (part.length < piece.length) this.#pieces.unshift(piece.subarray(part.length));
      taken.push(part);
      wanted -= part.length;
    }
    this.length -= bytes;
    return taken;
  }

  #endSmall(): void {
    if (!this.#small) return;
    this.#pieces.push(this.#small.subarray(0, this.#filled));
    this.#small = undefined;
    this.#filled = 0;
  }
}

/** Seals one chunk, given in pieces: its text in as many, and then its tag. */
export const sealChunk = (
  key: Uint8Array,
  place: { readonly index: number; readonly isLast: boolean; readonly chunkSize: number },
  pieces: readonly Uint8Array[],
): Uint8Array[] => {
  const cipher = chunkCipher(key, place);
  const sealed: Uint8Array[] = pieces.map((piece) => cipher.update(piece));
  cipher.final();
  sealed.push(cipher.getAuthTag());
  return sealed;
};

/**
 * Seals bytes in chunks, as they come.
 *
 * @param key seals nothing else, ever
 * @param chunkSize how many bytes each chunk but the last one seals
 * @returns the pieces of each chunk
 */
export async function* sealChunks(
  key: Uint8Array,
  chunkSize: number,
  plaintext: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Uint8Array[], void, undefined> {
  const gathered = new Gathered();
  let index = 0;
  for await (const piece of plaintext) {
    gathered.add(piece);
    // a full chunk waits for the byte behind it: it may be the last one
    while (gathered.length > chunkSize)
      yield sealChunk(key, { index: index++, isLast: false, chunkSize }, gathered.take(chunkSize));
  }
  yield sealChunk(key, { index, isLast: true, chunkSize }, gathered.take(gathered.length));
}

import { createHash } from "node:crypto";

/** Bytes that look random and are the same each time. */
export const bytesOf = (size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 32)
    createHash("sha256")
      .update(String(at))
      .digest()
      .copy(bytes, at, 0, Math.min(32, size - at));
  return bytes;
};

/** Hands bytes over in pieces of so many. */
export async function* inPieces(bytes: Uint8Array, pieceSize: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

/** Hands bytes over in groups of one piece, as sealed bytes are. */
export async function* inGroups(bytes: Uint8Array, pieceSize: number): AsyncGenerator<Uint8Array[]> {
  for await (const piece of inPieces(bytes, pieceSize)) yield [piece];
}

/** Gathers pieces, each of which is copied: it may be valid for a moment only. */
export const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const gathered: Buffer[] = [];
  for await (const piece of pieces) gathered.push(Buffer.from(piece));
  return Buffer.concat(gathered);
};

import { BlobStoreError } from "../blob-store-error.js";
import type { ByteRange } from "../stored-bytes.js";
import type { Files } from "./files.js";

/** So many bytes are read at a time, by readers that get two buffers of this size. */
const largePiece = 512 * 1024;

/** So many are read at a time while others hold much memory: many slow readers are not to fill it. */
const smallPiece = 64 * 1024;
const mostHeld = 64 * 1024 * 1024;
let held = 0;

/** So many large buffers wait for the next reader; what is read into them is not kept. */
const mostSpare = 8;
const spare: Buffer[] = [];

/** Nothing of it is seen before it was written over. Large ones are shared with the threads that open what is read. */
const takeBuffer = (bytes: number): Buffer => {
  held += bytes;
  if (bytes !== largePiece) return Buffer.allocUnsafeSlow(bytes);
  return spare.pop() ?? Buffer.from(new SharedArrayBuffer(bytes));
};

const giveBack = (buffer: Buffer): void => {
  held -= buffer.length;
  if (buffer.length === largePiece && spare.length < mostSpare) spare.push(buffer);
};

/**
 * Reads bytes of a file, in pieces that are valid until the next one is asked for. The next piece is read while one is used. The
 * file is open from the first piece until the last one, or until the iteration is left.
 */
export async function* readFile(
  files: Files,
  path: string,
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  const fd = await files.open(path, "r");
  const pieceBytes = held < mostHeld ? largePiece : smallPiece;
  const buffers: Buffer[] = [];
  let reading: Promise<Uint8Array> | undefined;
  /** Two buffers take turns. Only the last piece is shorter than those before it. */
  const read = (position: number): Promise<Uint8Array> => {
    const bytes = Math.min(pieceBytes, end + 1 - position);
    const turn = ((position - start) / pieceBytes) % 2;
    const buffer = buffers[turn] ?? takeBuffer(bytes);
    buffers[turn] = buffer;
    const piece = readAll(files, fd, buffer.subarray(0, bytes), position);
    // whoever waits for it next is told
    piece.catch(() => undefined);
    return piece;
  };
  try {
    let piece = await read(start);
    for (let position = start + pieceBytes; position <= end; position += pieceBytes) {
      reading = read(position);
      yield piece;
      piece = await reading;
    }
    yield piece;
  } finally {
    // no buffer is given back, and no file closed, that is still read into
    await reading?.catch(() => undefined);
    for (const buffer of buffers) giveBack(buffer);
    await files.close(fd);
  }
}

const readAll = async (files: Files, fd: number, into: Uint8Array, position: number): Promise<Uint8Array> => {
  for (let at = 0; at < into.length; ) {
    const count = await files.read(fd, into.subarray(at), position + at);
    if (count === 0) throw new BlobStoreError("The bytes are cut off.", { fault: "damaged" });
    at += count;
  }
  return into;
};

import { SharedMemory } from "../../threads/shared-memory.js";
import { BlobStoreError } from "../blob-store-error.js";
import type { ByteRange } from "../stored-bytes.js";
import type { Files } from "./files.js";

/** So many bytes are read at a time, by readers of more than a small piece. */
const largePiece = 512 * 1024;

/** Two such pieces for each of them, shared with the threads that open what is read. What is read into it is not kept. */
const memory = new SharedMemory(2 * largePiece, 64);

/** So many are read at a time by others, and by all once there is no such memory: many slow readers are not to take more. */
const smallPiece = 64 * 1024;

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
  const block = end - start >= smallPiece ? memory.take() : undefined;
  const pieceBytes = block ? largePiece : smallPiece;
  const buffers: Buffer[] = [];
  let reading: Promise<Uint8Array> | undefined;
  /** Two buffers take turns. Only the last piece is shorter than those before it. */
  const read = (position: number): Promise<Uint8Array> => {
    const bytes = Math.min(pieceBytes, end + 1 - position);
    const turn = ((position - start) / pieceBytes) % 2;
    const buffer =
      buffers[turn] ?? (block ? Buffer.from(block, turn * largePiece, largePiece) : Buffer.allocUnsafeSlow(bytes));
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
    if (block) memory.giveBack(block);
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

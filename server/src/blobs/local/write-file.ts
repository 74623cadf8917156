import type { Files } from "./files.js";

/** So many bytes are written at a time; no more than twice as many wait for the disk. */
const batchBytes = 512 * 1024;

/** Where all writers together have gathered so much, each writes at once what it has: many slow ones are not to fill the memory. */
const mostGathered = 64 * 1024 * 1024;
let gatheredByAll = 0;

/** What one writer has gathered. */
class Batch {
  pieces: Uint8Array[] = [];
  length = 0;

  add(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      if (piece.length === 0) continue;
      this.pieces.push(piece);
      this.length += piece.length;
      gatheredByAll += piece.length;
    }
  }

  isDue(): boolean {
    return this.length >= batchBytes || (this.length > 0 && gatheredByAll > mostGathered);
  }

  take(): Uint8Array[] {
    const taken = this.pieces;
    this.pieces = [];
    gatheredByAll -= this.length;
    this.length = 0;
    return taken;
  }
}

/**
 * Writes bytes to a new file, and has them on disk. The next ones are gathered while some are written. The file is left behind when
 * this fails.
 *
 * @returns how many bytes there are
 */
export const writeFile = async (
  files: Files,
  path: string,
  bytes: AsyncIterable<readonly Uint8Array[]>,
): Promise<number> => {
  let fd: number | undefined;
  let size = 0;
  const batch = new Batch();
  let writing: Promise<void> | undefined;
  const flush = async (): Promise<number> => {
    await writing;
    const opened = fd ?? (await files.open(path, "wx"));
    fd = opened;
    size += batch.length;
    writing = writeAll(files, opened, batch.take());
    // whoever waits for it next is told
    writing.catch(() => undefined);
    return opened;
  };
  try {
    for await (const pieces of bytes) {
      batch.add(pieces);
      if (batch.isDue()) await flush();
    }
    const opened = await flush();
    await writing;
    await files.datasync(opened);
  } finally {
    batch.take();
    await writing?.catch(() => undefined);
    if (fd !== undefined) await files.close(fd);
  }
  return size;
};

/** The file system may take fewer bytes than it is given, and says why when it is asked again. */
const writeAll = async (files: Files, fd: number, pieces: readonly Uint8Array[]): Promise<void> => {
  let rest = pieces;
  while (rest.length > 0) rest = behind(rest, await files.write(fd, rest));
};

const behind = (pieces: readonly Uint8Array[], written: number): Uint8Array[] => {
  let passed = 0;
  let index = 0;
  for (; index < pieces.length; index++) {
    const { length } = pieces[index] as Uint8Array;
    if (passed + length > written) break;
    passed += length;
  }
  const [first, ...others] = pieces.slice(index);
  return first ? [first.subarray(written - passed), ...others] : [];
};

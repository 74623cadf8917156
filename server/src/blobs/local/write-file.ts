import type { Files } from "./files.js";

/** So many bytes are written at a time; no more than twice as many wait for the disk. */
const batchBytes = 512 * 1024;

/**
 * Writes bytes to a new file, and has them on disk. The next ones are gathered while some are written. The file is left behind when
 * this fails.
 *
 * @returns how many bytes there are
 */
export const writeFile = async (files: Files, path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> => {
  let fd: number | undefined;
  let size = 0;
  let batch: Uint8Array[] = [];
  let gathered = 0;
  let writing: Promise<void> | undefined;
  const flush = async () => {
    await writing;
    fd ??= await files.open(path, "wx");
    writing = writeAll(files, fd, batch);
    // whoever waits for it next is told
    writing.catch(() => undefined);
    size += gathered;
    batch = [];
    gathered = 0;
  };
  try {
    for await (const piece of bytes) {
      batch.push(piece);
      gathered += piece.length;
      if (gathered >= batchBytes) await flush();
    }
    if (gathered > 0 || fd === undefined) await flush();
    await writing;
    await files.datasync(fd as unknown as number);
  } finally {
    await writing?.catch(() => undefined);
    if (fd !== undefined) await files.close(fd);
  }
  return size;
};

/** The file system may take fewer bytes than it is given, and says why when it is asked again. */
const writeAll = async (files: Files, fd: number, pieces: readonly Uint8Array[]): Promise<void> => {
  let rest = pieces.filter(({ length }) => length > 0);
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

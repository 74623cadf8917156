import { ChunkOpener, damagedChunk, type SealedBody } from "./chunk-opener.js";
import type { ChunkRange } from "./layout.js";
import { type ThreadOpener, threadOpener } from "./thread-opener.js";

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Of so many bytes on, a thread opens them while others are read and sent. */
const threadedBytes = 512 * 1024;

async function* openHere(opener: ChunkOpener, sealed: Pieces): AsyncGenerator<Uint8Array> {
  for await (const piece of sealed) yield* opener.take(piece);
}

/** Opens one piece ahead: what is handed out is sent while the next one is opened, and the one behind that is read. */
async function* openAhead(opener: ThreadOpener, sealed: Pieces): AsyncGenerator<Uint8Array> {
  const pieces = Symbol.asyncIterator in sealed ? sealed[Symbol.asyncIterator]() : sealed[Symbol.iterator]();
  const openNext = async (): Promise<Uint8Array | undefined> => {
    const next = await pieces.next();
    return next.done ? undefined : opener.take(next.value);
  };
  let opening = openNext();
  try {
    for (let text = await opening; text; text = await opening) {
      opening = openNext();
      // whoever waits for it next is told
      opening.catch(() => undefined);
      yield text;
    }
  } finally {
    // no piece is given back that is still opened
    await opening.catch(() => undefined);
    await pieces.return?.();
  }
}

/**
 * Opens some chunks of a body. No byte is handed out before the tag of its chunk was found to be right.
 *
 * @param sealed the bytes of these chunks, from the first one's beginning to the last one's end
 * @param reusesMemory whether what is handed out is valid only until the next piece is asked for: then a thread may open it
 * @returns the bytes of the range
 * @throws BlobStoreError `damaged` while it is iterated, and whatever the sealed bytes throw
 */
export async function* unsealChunks(
  body: SealedBody,
  { first, last, skip, length }: ChunkRange,
  sealed: Pieces,
  reusesMemory = false,
): AsyncGenerator<Uint8Array, void, undefined> {
  const inThread = reusesMemory && length >= threadedBytes ? threadOpener(body, first) : undefined;
  const opener = inThread ?? new ChunkOpener(body, first);
  let toSkip = skip;
  let left = length;
  try {
    for await (const text of opener instanceof ChunkOpener ? openHere(opener, sealed) : openAhead(opener, sealed)) {
      const part = text.subarray(toSkip, toSkip + left);
      toSkip = Math.max(0, toSkip - text.length);
      left -= part.length;
      if (part.length > 0) yield part;
    }
    if (opener.index !== last + 1) throw damagedChunk(opener.index);
  } finally {
    inThread?.end();
  }
}

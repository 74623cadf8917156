import { SharedMemory } from "../../threads/shared-memory.js";
import { Threads } from "../../threads/threads.js";
import { damagedChunk, type SealedBody } from "./chunk-opener.js";
import type { Opened, OpenOptions, OpenPiece } from "./open-thread.js";

const sources = import.meta.url.endsWith(".ts") ? "ts" : "js";
const threads = new Threads(new URL(`./open-thread.${sources}`, import.meta.url));

/** Texts take turns in two halves of this. Each holds what one piece opens: of its own bytes, and of the chunk that began before it. */
const halfBytes = 704 * 1024;
/** No store hands out longer ones. */
const longestPiece = 512 * 1024;
const memory = new SharedMemory(2 * halfBytes, 32);

/** Opens chunks in a thread, one piece after the other. */
export interface ThreadOpener {
  /**
   * Opens the chunks that end in a piece.
   *
   * @returns their texts, which are valid until the one after the next is asked for
   * @throws BlobStoreError `damaged`
   */
  take(piece: Uint8Array): Promise<Uint8Array>;
  /** The chunk that would be opened next. */
  readonly index: number;
  /** Ends it, once nothing is opened any more. */
  end(): void;
}

/**
 * Begins to open a body in a thread.
 *
 * @returns undefined where threads are not to be used, are too busy, or have no room for such a body
 */
export const threadOpener = (body: SealedBody, first: number): ThreadOpener | undefined => {
  if (longestPiece + body.chunkSize > halfBytes) return undefined;
  const block = memory.take();
  if (!block) return undefined;
  const conversation = threads.begin<OpenPiece, Opened>({ body, first, block } satisfies OpenOptions);
  if (!conversation) {
    memory.giveBack(block);
    return undefined;
  }
  let index = first;
  let at = 0;
  return {
    take: async (piece) => {
      at = halfBytes - at;
      const opened = await conversation.ask({ piece, at });
      if ("damaged" in opened) throw damagedChunk(opened.damaged);
      index = opened.next;
      return Buffer.from(block, at, opened.length);
    },
    get index() {
      return index;
    },
    end: () => {
      conversation.end();
      memory.giveBack(block);
    },
  };
};

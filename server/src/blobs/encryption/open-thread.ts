import { answerConversations } from "../../threads/answer-conversations.js";
import { BlobStoreError } from "../blob-store-error.js";
import { ChunkOpener, type SealedBody } from "./chunk-opener.js";

export interface OpenOptions {
  readonly body: SealedBody;
  readonly first: number;
  /** Takes the texts. */
  readonly block: SharedArrayBuffer;
}

export interface OpenPiece {
  readonly piece: Uint8Array;
  /** Where in the block its texts go. */
  readonly at: number;
}

/** How many bytes of text there are in the block, and the chunk that would be opened next; or the chunk that does not open. */
export type Opened = { readonly length: number; readonly next: number } | { readonly damaged: number };

answerConversations<OpenOptions, OpenPiece, Opened>(({ body, first, block }) => {
  const opener = new ChunkOpener(body, first);
  const memory = new Uint8Array(block);
  return ({ piece, at }) => {
    try {
      let length = 0;
      for (const text of opener.take(piece)) {
        memory.set(text, at + length);
        length += text.length;
      }
      return { length, next: opener.index };
    } catch (error) {
      if (error instanceof BlobStoreError) return { damaged: opener.index };
      throw error;
    }
  };
});

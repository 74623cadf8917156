import { Readable } from "node:stream";
import { malformedChunk } from "./chunk-header.js";

/** So many bytes wait to be taken before the connection is read no further. */
const mostWaiting = 128 * 1024;

/** Blocks of a body, in their order. Who leaves before their end says so by `return`. */
export interface Blocks extends AsyncIterableIterator<Buffer, undefined, undefined> {
  return(value?: undefined): Promise<IteratorResult<Buffer, undefined>>;
}

/** What is thrown for a stream that breaks off: that is no fault of ours. */
const faultOf = (error: unknown): unknown => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ECONNRESET" && code !== "ERR_STREAM_PREMATURE_CLOSE") return error;
  return malformedChunk("The connection ended before the body did.", { cause: error });
};

/** The blocks of a stream, as its events hand them over: the iteration of a stream takes several times as long for each. */
class StreamBlocks implements Blocks {
  readonly #incoming: Readable;
  readonly #blocks: Buffer[] = [];
  #waiting = 0;
  /** How it ended, if it did. */
  #end: { readonly fault?: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(incoming: Readable) {
    this.#incoming = incoming;
    incoming.on("data", this.#onData).on("end", this.#onEnd).on("error", this.#onError).on("close", this.#onClose);
    if (incoming.readableEnded) this.#onEnd();
    else if (incoming.errored) this.#onError(incoming.errored);
    else if (incoming.destroyed) this.#onClose();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Buffer, undefined>> {
    for (;;) {
      const value = this.#blocks.shift();
      if (value) {
        this.#waiting -= value.length;
        if (this.#waiting < mostWaiting && this.#incoming.isPaused()) this.#incoming.resume();
        return { done: false, value };
      }
      if (this.#end) {
        this.#leave();
        if ("fault" in this.#end) throw this.#end.fault;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The stream is left open, and read no further. */
  async return(): Promise<IteratorResult<Buffer, undefined>> {
    this.#leave();
    if (!this.#end) this.#incoming.pause();
    this.#end ??= {};
    this.#blocks.length = 0;
    return { done: true, value: undefined };
  }

  readonly #onData = (block: Buffer): void => {
    this.#blocks.push(block);
    this.#waiting += block.length;
    if (this.#waiting >= mostWaiting) this.#incoming.pause();
    this.#wake?.();
  };

  readonly #onEnd = (): void => this.#over(() => ({}));
  readonly #onError = (error: unknown): void => this.#over(() => ({ fault: faultOf(error) }));
  readonly #onClose = (): void =>
    this.#over(() => ({ fault: faultOf(Object.assign(new Error("The stream is closed."), { code: "ECONNRESET" })) }));

  /** Each stream is closed in the end: errors, which cost more than all else here, are made only where they say something. */
  #over(end: () => { readonly fault?: unknown }): void {
    this.#end ??= end();
    this.#wake?.();
  }

  #leave(): void {
    this.#incoming
      .off("data", this.#onData)
      .off("end", this.#onEnd)
      .off("error", this.#onError)
      .off("close", this.#onClose);
  }
}

async function* blocksOf(incoming: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined, undefined> {
  for await (const block of incoming) yield Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  return undefined;
}

/**
 * The blocks of a body, from now on. The connection stays open for the answer, whatever becomes of them. The iteration throws
 * `IncompleteBody` for a connection that breaks off.
 */
export const readBlocks = (incoming: AsyncIterable<Uint8Array>): Blocks =>
  incoming instanceof Readable ? new StreamBlocks(incoming) : blocksOf(incoming);

import type { Server } from "node:http";
import { Duplex } from "node:stream";

/** One end of a connection within the process, with what servers and clients of HTTP ask of a socket. */
class ProcessSocket extends Duplex {
  readonly remoteAddress = "127.0.0.1";
  /** Nothing leaves the process, so that a connection is as secure as its caller's endpoint says. */
  readonly encrypted: boolean;
  readonly connecting = false;
  bytesRead = 0;
  bytesWritten = 0;
  #other: ProcessSocket | undefined;
  #taken: (() => void) | undefined;

  constructor(encrypted: boolean) {
    super({ emitClose: true, autoDestroy: true });
    this.encrypted = encrypted;
  }

  static pair(encrypted: boolean): readonly [ProcessSocket, ProcessSocket] {
    const ends = [new ProcessSocket(encrypted), new ProcessSocket(encrypted)] as const;
    ends[0].#other = ends[1];
    ends[1].#other = ends[0];
    return ends;
  }

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const other = this.#other;
    if (!other || other.destroyed) {
      done(Object.assign(new Error("The connection is closed."), { code: "EPIPE" }));
      return;
    }
    this.bytesWritten += chunk.length;
    other.bytesRead += chunk.length;
    // the writer goes on when the reader wants more: neither end gathers what the other has not taken
    if (other.push(chunk)) done();
    else other.#taken = done;
  }

  override _final(done: () => void): void {
    this.#other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const other = this.#other;
    this.#other = undefined;
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
    // as with sockets: the other end notices, it does not learn why
    if (other && !other.destroyed) setImmediate(() => other.destroy());
    done(error);
  }

  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/**
 * Opens connections to a server of this process, which need not listen anywhere.
 *
 * @param createServer makes the server with the first connection
 */
export const connectInProcess = (createServer: () => Server): ((secure: boolean) => Duplex) => {
  let server: Server | undefined;
  return (secure) => {
    server ??= createServer();
    const [near, far] = ProcessSocket.pair(secure);
    far.on("error", () => undefined);
    server.emit("connection", far);
    return near;
  };
};

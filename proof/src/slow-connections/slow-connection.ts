import { connect } from "node:net";

/** How a connection ended, seen from the caller's side. */
export interface Ending {
  /** The statuses of all answers that came, in their order. */
  readonly statuses: readonly number[];
  /** Milliseconds from its beginning until it ended. */
  readonly afterMs: number;
}

/** A way to keep a connection and hardly ever use it. */
export interface Slowness {
  readonly name: string;
  /** What is sent at once, given the `Authorization` of a caller whom the server knows. */
  begin(authorization: string): string;
  /** What is sent at each tick. */
  readonly drip?: string;
  /** How many bytes are read at each tick; everything at once when left out. */
  readonly sips?: number;
}

export interface SlowConnection {
  /** Resolves when there is a connection, or none is to be had. */
  readonly opened: Promise<void>;
  readonly ended: Promise<Ending>;
  /** Sends and reads a little. */
  tick(): void;
  /** Reads what is left, at full speed. */
  drain(): void;
  destroy(): void;
}

/** Only the heads of answers are looked at; a piece that ends in the middle of one is kept until the rest is there. */
const statusLines = /HTTP\/1\.1 (\d{3}) [A-Za-z]/g;
const longestLine = 32;

/** Opens a slow connection to a port of this machine. */
export const openSlowly = (port: number, { begin, drip, sips }: Slowness, authorization: string): SlowConnection => {
  const startedAt = performance.now();
  const socket = connect({ port, host: "127.0.0.1" });
  const statuses: number[] = [];
  let [tail, thirst] = ["", sips === undefined ? Number.POSITIVE_INFINITY : 0];
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    const text = tail + chunk.toString("latin1");
    let read = 0;
    for (const { 0: line, 1: status, index } of text.matchAll(statusLines)) {
      statuses.push(Number(status));
      read = index + line.length;
    }
    tail = text.slice(Math.max(read, text.length - longestLine));
    thirst -= chunk.length;
    if (thirst <= 0) socket.pause();
  });
  const opened = new Promise<void>((resolve) => socket.once("connect", resolve).once("close", () => resolve()));
  const ended = new Promise<Ending>((resolve) =>
    socket.once("close", () => resolve({ statuses, afterMs: performance.now() - startedAt })),
  );
  socket.once("connect", () => {
    socket.write(begin(authorization));
    if (thirst <= 0) socket.pause();
  });
  const drink = (bytes: number) => {
    thirst += bytes;
    if (thirst > 0) socket.resume();
  };
  return {
    opened,
    ended,
    tick: () => {
      if (socket.pending) return;
      if (drip !== undefined && socket.writable) socket.write(drip);
      if (sips) drink(sips);
    },
    drain: () => drink(Number.POSITIVE_INFINITY),
    destroy: () => void socket.destroy(),
  };
};

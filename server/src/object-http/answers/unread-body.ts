import type { IncomingMessage } from "node:http";

/** A body that is left is read away so far, so that the connection can be used again. */
const mostForReuse = 256 * 1024;

/** So much is read away before the connection is closed: a caller that is still sending would not see the answer. */
const mostBeforeClose = 16 * 1024 * 1024;
const longestMs = 2_000;

/** What is to be done with a body that nobody read. */
export type UnreadBody = "none" | "read-away" | "close-after-reading" | "close";

/**
 * Decides what is to be done with the body of a request that is about to be answered.
 *
 * @param isAwaited the caller waits for `100 Continue` before it sends the body, and did not get it
 */
export const unreadBody = (incoming: IncomingMessage, isAwaited: boolean): UnreadBody => {
  if (incoming.complete) return "none";
  if (isAwaited) return "close";
  return Number(incoming.headers["content-length"] ?? Number.NaN) <= mostForReuse ? "read-away" : "close-after-reading";
};

/** Reads a body away, up to a bound. Resolves when it is over, or enough. */
export const readAway = (incoming: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let read = 0;
    const done = () => {
      clearTimeout(timer);
      incoming.off("data", count).off("end", done).off("close", done);
      resolve();
    };
    const count = (piece: Buffer) => {
      read += piece.length;
      if (read > mostBeforeClose) done();
    };
    const timer = setTimeout(done, longestMs);
    incoming.on("data", count).once("end", done).once("close", done).resume();
    if (incoming.complete || incoming.destroyed) done();
  });

import type { IncomingMessage } from "node:http";
import { Transform, type TransformCallback } from "node:stream";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import type { Bandwidth } from "./bandwidth.js";
import { SideError } from "./job-failure.js";
import type { Pace } from "./pace.js";

/** What moves through a meter. */
export interface Metered {
  readonly size: number;
  readonly bandwidth: Bandwidth;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  onBytes(count: number): void;
}

const cut = (cause?: unknown): SideError =>
  new SideError("source", new S3ClientError("The object is cut.", { fault: "broken", cause }));

/** Lets the bytes of an answer of the source through, no faster than allowed: exactly as many as there must be, or an error. */
export const meter = (answer: IncomingMessage, { size, bandwidth, pace, signal, onBytes }: Metered): Transform => {
  let seen = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      seen += chunk.length;
      if (seen > size) return done(cut());
      onBytes(chunk.length);
      const wait = bandwidth.take(chunk.length, signal) ?? pace.take(chunk.length, signal);
      if (!wait) return done(null, chunk);
      wait.then(
        () => done(null, chunk),
        (error: Error) => done(error),
      );
    },
    flush: (done) => done(seen === size ? null : cut()),
  });
  answer.once("error", (error) => stream.destroy(cut(error)));
  answer.once("aborted", () => stream.destroy(cut()));
  stream.once("close", () => answer.destroy());
  return answer.pipe(stream);
};

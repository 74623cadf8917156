import { CallRefusedError } from "./call-refused-error.js";

/** A body that is read in chunks. */
export interface BodySource {
  /** The next chunk; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Discards the rest. */
  stop(): void;
}

/** A request, independent of the server. */
export interface IncomingCall {
  readonly method: string;
  /** The path, still encoded. */
  readonly path: string;
  header(name: string): string | undefined;
  readonly body: BodySource;
}

/** A response, independent of the server. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const tooLarge = (limit: number) => new CallRefusedError(`The body is larger than ${limit} bytes`, { status: 413 });

/** Reads a body up to the limit. */
export const readBytes = async ({ header, body }: IncomingCall, limit: number): Promise<Uint8Array> => {
  // a body with a too large `Content-Length` is not read
  if (Number(header("content-length")) > limit) throw tooLarge(limit);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const piece = await body.next().catch((cause: unknown) => {
      throw new CallRefusedError("The body could not be read completely", { status: 400, cause });
    });
    if (piece === undefined) break;
    length += piece.length;
    if (length > limit) {
      body.stop();
      throw tooLarge(limit);
    }
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

import { S3Error } from "../../aws/s3-error.js";
import { malformedChunk, readChunkHeader } from "./chunk-header.js";
import type { ChunkSignatures } from "./chunk-signatures.js";
import { maxTrailerBytes, readTrailers, type Trailers } from "./trailers.js";

/** The longest line before a chunk in bytes, extensions included. */
const maxHeaderBytes = 1024;
const [cr, lf] = [0x0d, 0x0a];

export interface ChunkedBody {
  /** How many bytes the chunks must have in all: `x-amz-decoded-content-length`. */
  readonly decodedLength: number;
  /** Names of the trailers in lower case; undefined where there may be none. */
  readonly announced: readonly string[];
  /** Of signed chunks. */
  readonly signatures: ChunkSignatures | undefined;
  /** Whether the body ends with a section of trailers. */
  readonly hasTrailers: boolean;
}

/**
 * Takes an `aws-chunked` body apart, block by block as it comes in. The bytes of chunks are given on as parts of these blocks;
 * the signature of a chunk is verified before its last byte is given on.
 *
 * Throws `S3Error`: `IncompleteBody` for bad framing and wrong lengths, `SignatureDoesNotMatch`, `MalformedTrailerError`.
 */
export class ChunkDecoder {
  readonly #body: ChunkedBody;
  #state: "header" | "data" | "end of data" | "trailers" = "header";
  /** What has come of a line that is not complete. */
  #line = "";
  #left = 0;
  #announcedBytes = 0;

  constructor(body: ChunkedBody) {
    this.#body = body;
  }

  /** The bytes of chunks in the next block. */
  *decode(block: Buffer): Generator<Buffer> {
    let position = 0;
    while (position < block.length) {
      switch (this.#state) {
        case "header":
          position = this.#readHeader(block, position);
          break;
        case "data": {
          const bytes = block.subarray(position, position + this.#left);
          this.#takeData(bytes);
          yield bytes;
          position += bytes.length;
          break;
        }
        case "end of data":
          position = this.#readEndOfData(block, position);
          break;
        case "trailers":
          position = this.#readTrailers(block, position);
          break;
      }
    }
  }

  /** The trailers, after the last block. */
  end(): Trailers {
    const { announced, signatures, hasTrailers, decodedLength } = this.#body;
    if (this.#state !== "trailers") throw malformedChunk("The body ended before its last chunk.");
    if (this.#announcedBytes !== decodedLength) throw new S3Error("IncompleteBody");
    if (hasTrailers) return readTrailers(this.#line, announced, signatures);
    if (this.#line !== "\r\n") throw malformedChunk("The last chunk must end with CRLF, and the body with it.");
    return new Map();
  }

  #readHeader(block: Buffer, position: number): number {
    const newline = block.indexOf(lf, position);
    const end = newline < 0 ? block.length : newline + 1;
    if (this.#line.length + end - position > maxHeaderBytes)
      throw malformedChunk("The line before a chunk is too long.");
    this.#line += block.toString("latin1", position, end);
    if (newline < 0) return end;
    const { size, signature } = readChunkHeader(this.#line, this.#body.signatures !== undefined);
    this.#line = "";
    this.#announcedBytes += size;
    if (this.#announcedBytes > this.#body.decodedLength) throw new S3Error("IncompleteBody");
    this.#left = size;
    this.#body.signatures?.begin(signature ?? "");
    if (size > 0) this.#state = "data";
    else {
      this.#body.signatures?.end();
      this.#state = "trailers";
    }
    return end;
  }

  #takeData(bytes: Buffer): void {
    this.#body.signatures?.update(bytes);
    this.#left -= bytes.length;
    if (this.#left > 0) return;
    this.#body.signatures?.end();
    this.#state = "end of data";
  }

  #readEndOfData(block: Buffer, position: number): number {
    const [expected, last] = this.#line === "" ? [cr, false] : [lf, true];
    if (block[position] !== expected) throw malformedChunk("The bytes of a chunk must be followed by CRLF.");
    this.#line = last ? "" : "\r";
    if (last) this.#state = "header";
    return position + 1;
  }

  #readTrailers(block: Buffer, position: number): number {
    if (this.#line.length + block.length - position > maxTrailerBytes) throw new S3Error("MalformedTrailerError");
    this.#line += block.toString("latin1", position);
    return block.length;
  }
}

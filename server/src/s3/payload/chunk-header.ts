import { S3Error } from "../../aws/s3-error.js";

/** The line before a chunk. */
export interface ChunkHeader {
  readonly size: number;
  /** Of signed chunks. */
  readonly signature: string | undefined;
}

const pattern = /^([\da-fA-F]{1,12})((?:;[^;]*)*)\r\n$/;

/**
 * Reads `10000;chunk-signature=…` with its line end. Other extensions mean nothing. Throws `IncompleteBody` for what is no
 * chunk, or one without the signature that it needs.
 */
export function readChunkHeader(line: string, signed: boolean): ChunkHeader {
  const [, hex = "", extensions = ""] = pattern.exec(line) ?? [];
  if (hex === "")
    throw malformedChunk("A chunk must begin with its size in hexadecimal and end its first line with CRLF.");
  const size = Number.parseInt(hex, 16);
  if (!signed) return { size, signature: undefined };
  const signatures = extensions
    .split(";")
    .map((extension) => extension.trim())
    .filter((extension) => extension.startsWith("chunk-signature="));
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) {
    throw malformedChunk("A signed chunk must have one chunk-signature.");
  }
  return { size, signature: signature.slice("chunk-signature=".length) };
}

/** A body that is not the `aws-chunked` one that it should be. */
export function malformedChunk(message: string, options?: ErrorOptions): S3Error {
  return new S3Error("IncompleteBody", message, options);
}

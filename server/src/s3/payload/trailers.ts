import { S3Error } from "../../aws/s3-error.js";
import type { ChunkSignatures } from "./chunk-signatures.js";

/** Trailers by their names in lower case. */
export type Trailers = ReadonlyMap<string, string>;

/** The longest trailer section in bytes. */
export const maxTrailerBytes = 4096;

const ofSignature = "x-amz-trailer-signature";

// AWS's own example ends a line with LF CRLF, and has an empty one before the first.
const field = /([^\r\n:]+):([^\r\n]*)(?:\r\n|\n\r\n)/y;

/**
 * Reads what follows the last chunk. Throws `MalformedTrailerError` for anything but the announced trailers, each once, and
 * `SignatureDoesNotMatch`.
 * @param text its characters are bytes
 * @param announced names in lower case
 * @param signatures of signed trailers
 */
export function readTrailers(
  text: string,
  announced: readonly string[],
  signatures: ChunkSignatures | undefined,
): Trailers {
  const fields = readFields(text);
  const signature = signatures && fields.pop();
  const trailers = new Map(fields);
  const complete = trailers.size === fields.length && trailers.size === announced.length;
  if (!complete || announced.some((name) => !trailers.has(name))) throw new S3Error("MalformedTrailerError");
  if (signatures) {
    if (signature?.[0] !== ofSignature) throw new S3Error("MalformedTrailerError");
    const sorted = [...trailers].sort(([a], [b]) => (a < b ? -1 : 1));
    signatures.verifyTrailers(sorted.map(([name, value]) => `${name}:${value}\n`).join(""), signature[1]);
  }
  return trailers;
}

function readFields(text: string): [name: string, value: string][] {
  const fields: [string, string][] = [];
  let end = text.startsWith("\r\n") ? 2 : 0;
  for (;;) {
    field.lastIndex = end;
    const found = field.exec(text);
    if (!found) break;
    end = field.lastIndex;
    const [, name = "", value = ""] = found;
    fields.push([name.toLowerCase(), value.replace(/^[ \t]+/, "")]);
  }
  const rest = text.slice(end);
  if (rest !== "" && rest !== "\r\n") throw new S3Error("MalformedTrailerError");
  return fields;
}

import type { IncomingHttpHeaders } from "node:http";
import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { decodeWords, encodeWords } from "./encoded-word.js";

const prefix = "x-amz-meta-";

/**
 * Reads the user's metadata of a new object, by names without `x-amz-meta-`. Values are read as Latin-1, as AWS reads them, but
 * for encoded words.
 *
 * @throws S3Error `MetadataTooLarge`
 */
export const readUserMetadata = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> => {
  const entries = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), decodeWords(String(value))] as const);
  const size = entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (size > s3Limits.userMetadataBytes) {
    const extra = { Size: String(size), MaxSizeAllowed: String(s3Limits.userMetadataBytes) };
    throw new S3Error("MetadataTooLarge", undefined, { extra });
  }
  return Object.fromEntries(entries);
};

/** The headers with which metadata are answered. */
export const userMetadataHeaders = (metadata: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).map(([name, value]) => [prefix + name, encodeWords(value)]));

import { createHash, createHmac } from "node:crypto";

/** @param {Buffer | string} bytes */
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const signingKey = createHash("sha256").update("any key").digest();
const timestamp = "20130524T000000Z";
const scope = "20130524/us-east-1/s3/aws4_request";
const seedSignature = "0".repeat(64);

/** The signature that the chunks of these bodies follow from. @param {string} payloadHash */
export const verifiedSignature = (payloadHash) => ({
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  payloadHash,
  signingKey,
  seedSignature,
  timestamp,
  scope,
});

/** @param {string} text */
const sign = (text) => createHmac("sha256", signingKey).update(text).digest("hex");

/**
 * The pieces of an `aws-chunked` body, written from AWS's text alone: the line of a chunk, its bytes and the line end after them
 * are one piece; the lines of trailers are the last one.
 * @param {readonly Buffer[]} chunks the last one, of no bytes, is added
 * @param {{ signed: boolean, trailers?: readonly string[] }} how trailers as `name:value`; absent: none are allowed
 */
export function chunkedBody(chunks, { signed, trailers }) {
  let previous = seedSignature;
  const pieces = [...chunks, Buffer.of()].map((chunk) => {
    const hashes = `${sha256("")}\n${sha256(chunk)}`;
    if (signed) previous = sign(`AWS4-HMAC-SHA256-PAYLOAD\n${timestamp}\n${scope}\n${previous}\n${hashes}`);
    const line = `${chunk.length.toString(16)}${signed ? `;chunk-signature=${previous}` : ""}\r\n`;
    return Buffer.concat([Buffer.from(line), chunk, Buffer.from(chunk.length > 0 ? "\r\n" : "")]);
  });
  const lines = (trailers ?? []).map((line) => `${line}\n`).join("");
  const signature = sign(`AWS4-HMAC-SHA256-TRAILER\n${timestamp}\n${scope}\n${previous}\n${sha256(lines)}`);
  const ofTrailers = signed && trailers ? `x-amz-trailer-signature:${signature}\r\n` : "";
  return [...pieces, Buffer.from(`${lines.replaceAll("\n", "\r\n")}${ofTrailers}\r\n`)];
}

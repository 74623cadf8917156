import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { Concordat } from "@concordat/sdk";
import { AwsV4Signer } from "aws4fetch";
import { chunkedBody } from "../../server/src/s3/payload/testing/chunked-body.mjs";
import { accountToken } from "./concordat.mjs";

const chunkBytes = 64 * 1024;

/**
 * A body as it is sent: its pieces, and the headers that describe it.
 * @typedef {{ pieces: readonly Buffer[], headers: Readonly<Record<string, string>> }} SentBody
 */

/** A body as bare HTTP has it. @param {Buffer} body @returns {SentBody} */
export const plainBody = (body) => ({ pieces: [body], headers: { "content-length": String(body.length) } });

/** A body whose SHA-256 is part of the signature. @param {Buffer} body @returns {SentBody} */
export const signedBody = (body) => ({
  pieces: [body],
  headers: {
    "content-length": String(body.length),
    "x-amz-content-sha256": createHash("sha256").update(body).digest("hex"),
  },
});

/** A body in unsigned chunks, with its CRC32 in a trailer: what SDKs send by default over TLS. @param {Buffer} body @returns {SentBody} */
export function trailerBody(body) {
  const chunks = Array.from({ length: Math.ceil(body.length / chunkBytes) }, (_, index) =>
    body.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  const trailers = [`x-amz-checksum-crc32:${checksum.toString("base64")}`];
  const sent = Buffer.concat(chunkedBody(chunks, { signed: false, trailers }));
  return {
    pieces: [sent],
    headers: {
      "content-length": String(sent.length),
      "content-encoding": "aws-chunked",
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": String(body.length),
      "x-amz-trailer": "x-amz-checksum-crc32",
    },
  };
}

/** @type {SentBody} */
export const noBody = { pieces: [], headers: {} };

/**
 * The bytes of a request.
 * @param {string} method
 * @param {URL} url
 * @param {Iterable<readonly [string, string]>} headers
 * @param {SentBody} body
 */
function bytesOf(method, url, headers, { pieces }) {
  const lines = [`${method} ${url.pathname} HTTP/1.1`, `host: ${url.host}`];
  for (const [name, value] of headers) if (name !== "host") lines.push(`${name}: ${value}`);
  return [Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), ...pieces];
}

/**
 * A request to bare HTTP.
 * @param {number} port
 * @param {string} method
 * @param {string} key
 * @param {SentBody} body
 */
export const bareRequest = (port, method, key, body) =>
  bytesOf(method, new URL(`http://127.0.0.1:${port}/${key}`), Object.entries(body.headers), body);

/**
 * A bucket of any engine, at a plain address.
 * @param {string} s3 the engine's address
 * @param {string} bucket
 * @param {{ accessKeyId: string, secretAccessKey: string, region: string }} key
 */
export function bucketAt(s3, bucket, key) {
  const credentials = { ...key, service: "s3", cache: new Map() };
  /** The address of an object, and the headers of a request for it. */
  const signed = async (/** @type {string} */ method, /** @type {string} */ key, /** @type {SentBody} */ body) => {
    const url = `${s3}/${bucket}/${key}`;
    const { url: address, headers } = await new AwsV4Signer({
      ...credentials,
      method,
      url,
      headers: body.headers,
    }).sign();
    return { url: address, headers: [.../** @type {any} */ (headers)] };
  };
  return {
    port: Number(new URL(s3).port),
    credentials,
    signed,
    /** A signed request. @param {string} method @param {string} key @param {SentBody} body */
    request: async (method, key, body) => {
      const { url: address, headers } = await signed(method, key, body);
      return bytesOf(method, address, headers, body);
    },
  };
}

/**
 * Makes a key of the first service, with which requests for objects of its bucket are signed.
 * @param {Pick<import("./concordat.mjs").Concordat, "url" | "s3" | "service">} server
 */
export async function openBucket({ url, s3, service }) {
  const { objectStorage } = new Concordat({ baseUrl: url, credentials: accountToken });
  const key = await objectStorage.users.accessKeys.create(service.uuid, service.username);
  const { access_key_id: accessKeyId, secret_access_key } = key;
  return bucketAt(s3, service.bucket, {
    accessKeyId,
    secretAccessKey: String(secret_access_key),
    region: service.region,
  });
}

import { createHash, randomBytes } from "node:crypto";
import { hmac, signingKeyOf } from "../../../../server/src/aws/signature/signing-key.js";
import { basicTimestamp } from "../../../../server/src/aws/signature/timestamps.js";
import { signedHeaders } from "../../../../server/src/s3/testing/signed-client.js";
import { oneOf, type Random } from "../../kit/random.js";
import type { Family, Scope } from "./fuzz-request.js";

const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const modes = [
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
];

/** Signs chunks, each with the one before it. */
const chain = ({ credentials, at }: Scope, seed: string) => {
  const timestamp = basicTimestamp(at);
  const scope = { date: timestamp.slice(0, 8), region: "europe-1", service: "s3" };
  const key = signingKeyOf(credentials.accessKeyId, credentials.secret, scope);
  let previous = seed;
  const sign = (kind: string, rest: string) =>
    hmac(
      key,
      [`AWS4-HMAC-SHA256-${kind}`, timestamp, `${scope.date}/europe-1/s3/aws4_request`, previous, rest].join("\n"),
    ).toString("hex");
  return {
    chunk: (bytes: Uint8Array) => {
      previous = sign("PAYLOAD", `${sha256("")}\n${sha256(bytes)}`);
      return previous;
    },
    trailer: (lines: string) => sign("TRAILER", sha256(lines)),
  };
};

/** Ways in which the line of a chunk can be another than it should. */
const lines: readonly ((random: Random, size: number, extension: string) => string)[] = [
  (_, size, extension) => `${size.toString(16).toUpperCase()}${extension}`,
  (_, size, extension) => `000000${size.toString(16)}${extension}`,
  (_, size, extension) => `0x${size.toString(16)}${extension}`,
  (_, size, extension) => `-${size.toString(16)}${extension}`,
  (_, size, extension) => `${(size + 1).toString(16)}${extension}`,
  (_, size, extension) => `${Math.max(0, size - 1).toString(16)}${extension}`,
  (_, __, extension) => `ffffffffffffffff${extension}`,
  (_, __, extension) => extension,
  (_, size) => size.toString(16),
  (_, size, extension) => `${size.toString(16)}${extension}${extension}`,
  (_, size, extension) => `${size.toString(16)};a=b${extension}`,
  (_, size, extension) => `${size.toString(16)} ${extension}`,
  (_, size, extension) => `${size.toString(16)}${extension.slice(0, -1)}`,
  (_, size) => `${size.toString(16)};chunk-signature=${"0".repeat(64)}`,
  (random, size) => `${size.toString(16)};${"x".repeat(random(1, 20_000))}`,
];
const lineEnds = ["\n", "\r", "", "\r\n\r\n", "\r\n "];

const trailerLines = [
  "x-amz-checksum-crc32:AAAAAA==",
  "x-amz-checksum-crc32: AAAAAA==",
  "x-amz-checksum-sha256:x",
  "x-amz-meta-a:b",
  "content-length:1",
  "no colon",
  ":empty",
  `x-amz-checksum-crc32:${"A".repeat(20_000)}`,
];

type Fault =
  | "line"
  | "line end"
  | "signature"
  | "twice"
  | "trailer's line end"
  | "no trailer signature"
  | "trailers twice"
  | "no end"
  | "more"
  | "cut off"
  | undefined;
const faults: readonly Fault[] = [
  ...(["line", "line end", "signature", "twice", "trailer's line end", "no trailer signature"] as const),
  ...(["trailers twice", "no end", "more", "cut off", undefined, undefined] as const),
];

interface Framing {
  readonly random: Random;
  readonly sizes: readonly number[];
  readonly trailers: readonly string[];
  readonly hasTrailers: boolean;
  /** Undefined where chunks are not signed. */
  readonly signatures: ReturnType<typeof chain> | undefined;
  readonly fault: Fault;
}

const chunkPieces = ({ random, signatures, fault }: Framing, size: number, isFaulty: boolean): (string | Buffer)[] => {
  const own = isFaulty ? fault : undefined;
  const bytes = randomBytes(size);
  const signature = signatures?.chunk(own === "signature" ? randomBytes(1) : bytes);
  const extension = signature === undefined ? "" : `;chunk-signature=${signature}`;
  const line = own === "line" ? oneOf(random, lines)(random, size, extension) : size.toString(16) + extension;
  const end = own === "line end" ? oneOf(random, lineEnds) : "\r\n";
  const pieces = [line, end, bytes, size > 0 ? end : ""];
  // a chunk twice, or one after the last
  return own === "twice" ? [...pieces, line, "\r\n", bytes, "\r\n"] : pieces;
};

const trailerPieces = ({ trailers, hasTrailers, signatures, fault }: Framing): string[] => {
  const told = trailers.map((text) => `${text}\n`).join("");
  const sent = told.replaceAll("\n", fault === "trailer's line end" ? "\n" : "\r\n");
  const isSigned = signatures && hasTrailers && fault !== "no trailer signature";
  const signature = isSigned ? `x-amz-trailer-signature:${signatures.trailer(told)}\r\n` : "";
  const again = fault === "trailers twice" ? `${sent}x-amz-trailer-signature:0\r\n` : "";
  return [sent, signature, again, fault === "no end" ? "" : "\r\n", fault === "more" ? "trailing bytes" : ""];
};

const frame = (framing: Framing): Buffer => {
  const { random, sizes, fault } = framing;
  const faulty = random(0, sizes.length);
  const chunks = [...sizes, 0].flatMap((size, index) => chunkPieces(framing, size, index === faulty));
  const body = Buffer.concat([...chunks, ...trailerPieces(framing)].map((piece) => Buffer.from(piece as string)));
  return fault === "cut off" ? body.subarray(0, random(0, body.length)) : body;
};

/** An object or a part in chunks, with a fault in their framing, or none. */
export const chunkedRequest: Family = (scope) => {
  const { random, bucket, uploadId, credentials, at, hosts } = scope;
  const mode = oneOf(random, modes);
  const hasTrailers = mode.endsWith("-TRAILER");
  const sizes = Array.from({ length: random(0, 4) }, () => oneOf(random, [1, 2, 100, 8192, 20_000]));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const declared = random(0, 9) === 0 ? length + random(-1, 1) : length;
  const target = random(0, 3) ? `/${bucket}/chunked` : `/${bucket}/key?partNumber=1&uploadId=${uploadId}`;
  const plain = {
    "x-amz-content-sha256": mode,
    "x-amz-decoded-content-length": String(declared),
    "content-encoding": "aws-chunked",
    ...(hasTrailers && random(0, 5) > 0 && { "x-amz-trailer": "x-amz-checksum-crc32" }),
  };
  const headers = signedHeaders(credentials, { method: "PUT", path: target, headers: plain, at }, hosts[0] ?? "");
  const seed = /Signature=(\w+)/.exec(headers["authorization"] ?? "")?.[1] ?? "";
  const body = frame({
    random,
    sizes,
    trailers: hasTrailers ? Array.from({ length: random(0, 2) }, () => oneOf(random, trailerLines)) : [],
    hasTrailers,
    signatures: mode.startsWith("STREAMING-AWS4") ? chain(scope, seed) : undefined,
    fault: oneOf(random, faults),
  });
  return { method: "PUT", target, headers, body };
};

import { S3Error } from "../../aws/s3-error.js";
import {
  checkPayloadHash,
  isSha256,
  signedChunks,
  signedChunksAndTrailer,
  unsignedChunksAndTrailer,
  unsignedPayload,
} from "../../aws/signature/payload-hash.js";
import { headerOf, type RawHeaders } from "../../aws/signature/raw-headers.js";
import type { VerifiedSignature } from "../../aws/signature/verify-signature.js";
import { type ChecksumAlgorithm, checksumHeader, readDigest } from "../checksums/checksum-algorithm.js";
import { BodyDigests, type Digests, digestsOf } from "./body-digests.js";
import { ChunkDecoder, type ChunkedBody } from "./chunk-decoder.js";
import { ChunkSignatures } from "./chunk-signatures.js";
import { announcedTrailers, type DeclaredChecksum, readDeclaredChecksum, readValue } from "./declared-checksum.js";
import { readLength } from "./payload-length.js";
import { readBlocks } from "./read-blocks.js";

/** What a body turned out to be. */
export interface PayloadDigests {
  readonly md5: Buffer;
  /** In bytes. */
  readonly size: number;
  /** The one that the request declared, else that of `defaultChecksum`. */
  readonly checksum?: {
    readonly algorithm: ChecksumAlgorithm;
    /** In base64. */
    readonly value: string;
  };
}

/** The body of a request, decoded and verified while it is read. */
export interface Payload {
  /** In bytes, as the request says. */
  readonly decodedLength: number;
  /**
   * The bytes, once. What is wrong with the body is thrown from here, at the latest at the end: who has reached it has a body
   * that is right, and whose bytes count.
   */
  readonly stream: AsyncIterable<Buffer>;
  /** The digests, after the end of the stream. Throws what the stream threw. */
  finish(): Promise<PayloadDigests>;
  /** Reads the body at once, in place of the stream: for small ones, of which most of the time would go into its steps. */
  readWhole?(): Promise<{ readonly bytes: Buffer; readonly digests: PayloadDigests }>;
}

export interface PayloadOptions {
  /** The most bytes that the body may have. */
  readonly maxBytes: number;
  /** Whether a request without `Content-Length` is refused; true unless given. */
  readonly lengthRequired?: boolean;
  /** A checksum to compute where the request declares none. */
  readonly defaultChecksum?: ChecksumAlgorithm;
  /** Whether checksums in the headers are those of this body; true unless given. */
  readonly declaresChecksum?: boolean;
}

/**
 * Opens the body of a request in any of the payload modes of S3. Nothing is read before the stream is.
 *
 * Throws `S3Error` for what the headers alone tell: `MissingContentLength`, `EntityTooLarge`, `InvalidDigest`, `InvalidRequest`
 * for checksums; `AccessDenied` for signed chunks of a request that is not signed. The stream throws `IncompleteBody`,
 * `BadDigest`, `XAmzContentSHA256Mismatch`, `SignatureDoesNotMatch`, `MalformedTrailerError`.
 */
export function openPayload(
  incoming: AsyncIterable<Uint8Array>,
  headers: RawHeaders,
  verified: VerifiedSignature | undefined,
  { maxBytes, lengthRequired = true, defaultChecksum, declaresChecksum = true }: PayloadOptions,
): Payload {
  const payloadHash =
    verified?.payloadHash ?? checkPayloadHash(headerOf(headers, "x-amz-content-sha256") ?? unsignedPayload);
  const chunked = payloadHash.startsWith("STREAMING-");
  const decodedLength = readLength(headers, chunked, { maxBytes, required: lengthRequired });
  const md5 = readContentMd5(headers);
  const declared = declaresChecksum ? readDeclaredChecksum(headers) : undefined;
  const body = chunked ? chunkedBody(payloadHash, headers, verified, decodedLength) : undefined;
  if (!body?.hasTrailers && announcedTrailers(headers).length > 0) {
    throw new S3Error("InvalidRequest", "x-amz-trailer needs an x-amz-content-sha256 that ends with -TRAILER.");
  }
  const algorithm = declared?.algorithm ?? defaultChecksum;
  const sha256 = isSha256(payloadHash) ? payloadHash : undefined;
  let digests: PayloadDigests | undefined;
  let failure: { readonly error: unknown } | undefined;

  const wanted = { sha256: sha256 !== undefined, algorithm };
  const expectedOf = (trailers: ReadonlyMap<string, string> | undefined) => ({
    md5,
    sha256,
    checksum: expectedChecksum(declared, trailers),
  });
  const told = ({ md5, checksum }: Digests): PayloadDigests => ({
    md5,
    size: decodedLength,
    ...(algorithm && checksum && { checksum: { algorithm, value: checksum.toString("base64") } }),
  });

  async function* stream(): AsyncGenerator<Buffer> {
    const hashes = await BodyDigests.begin(wanted, decodedLength);
    try {
      const decoder = body && new ChunkDecoder(body);
      let size = 0;
      for await (const bytes of decoder ? decodedBlocks(incoming, decoder) : readBlocks(incoming)) {
        size += bytes.length;
        if (size > decodedLength) throw new S3Error("IncompleteBody");
        const room = hashes.update(bytes);
        if (room !== undefined) await room;
        yield bytes;
      }
      const trailers = decoder?.end();
      if (size !== decodedLength) throw new S3Error("IncompleteBody");
      digests = told(await hashes.end(expectedOf(trailers)));
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      hashes.close();
    }
  }

  async function readWhole() {
    const decoder = body && new ChunkDecoder(body);
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const block of readBlocks(incoming)) {
      for (const bytes of decoder ? decoder.decode(block) : [block]) {
        size += bytes.length;
        if (size > decodedLength) throw new S3Error("IncompleteBody");
        pieces.push(bytes);
      }
    }
    const trailers = decoder?.end();
    if (size !== decodedLength) throw new S3Error("IncompleteBody");
    const [first] = pieces;
    const bytes = pieces.length === 1 && first ? first : Buffer.concat(pieces);
    return { bytes, digests: told(await digestsOf(bytes, wanted, expectedOf(trailers))) };
  }

  return {
    decodedLength,
    stream: stream(),
    async finish() {
      if (failure) throw failure.error;
      if (digests) return digests;
      throw new Error("the payload was not read to its end");
    },
    readWhole,
  };
}

async function* decodedBlocks(incoming: AsyncIterable<Uint8Array>, decoder: ChunkDecoder): AsyncGenerator<Buffer> {
  for await (const block of readBlocks(incoming)) for (const bytes of decoder.decode(block)) yield bytes;
}

function chunkedBody(
  payloadHash: string,
  headers: RawHeaders,
  verified: VerifiedSignature | undefined,
  decodedLength: number,
): ChunkedBody {
  const signed = payloadHash === signedChunks || payloadHash === signedChunksAndTrailer;
  if (signed && !verified) throw new S3Error("AccessDenied");
  return {
    decodedLength,
    announced: announcedTrailers(headers),
    signatures: signed && verified ? new ChunkSignatures(verified) : undefined,
    hasTrailers: payloadHash === signedChunksAndTrailer || payloadHash === unsignedChunksAndTrailer,
  };
}

function readContentMd5(headers: RawHeaders): Buffer | undefined {
  const value = headerOf(headers, "content-md5");
  if (value === undefined) return undefined;
  const md5 = readDigest(value, 16);
  if (md5) return md5;
  throw new S3Error("InvalidDigest", undefined, { extra: { "Content-MD5": value } });
}

function expectedChecksum(
  declared: DeclaredChecksum | undefined,
  trailers: ReadonlyMap<string, string> | undefined,
): Buffer | undefined {
  if (!declared || declared.digest) return declared?.digest;
  return readValue(declared.algorithm, trailers?.get(checksumHeader(declared.algorithm)) ?? "", "trailing header");
}

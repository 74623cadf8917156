import { createHash, type Hash } from "node:crypto";
import { S3Error } from "../../aws/s3-error.js";
import { hmac } from "../../aws/signature/signing-key.js";
import { equalSignatures, type VerifiedSignature } from "../../aws/signature/verify-signature.js";

const emptySha256 = createHash("sha256").digest("hex");

/** Verifies the signatures of chunks one after the other: each one covers that before it, the first one that of the request. */
export class ChunkSignatures {
  readonly #verified: VerifiedSignature;
  #previous: string;
  #provided = "";
  #hash: Hash | undefined;

  constructor(verified: VerifiedSignature) {
    this.#verified = verified;
    this.#previous = verified.seedSignature;
  }

  /** Begins a chunk that is said to have this signature. */
  begin(signature: string): void {
    this.#provided = signature;
    this.#hash = undefined;
  }

  update(bytes: Uint8Array): void {
    this.#hash ??= createHash("sha256");
    this.#hash.update(bytes);
  }

  /** Throws `SignatureDoesNotMatch` unless the signature is that of the bytes since `begin`. */
  end(): void {
    const hash = this.#hash?.digest("hex") ?? emptySha256;
    this.#verify("AWS4-HMAC-SHA256-PAYLOAD", `${emptySha256}\n${hash}`, this.#provided);
  }

  /** Throws `SignatureDoesNotMatch` unless this is the signature of the trailers, a line for each. */
  verifyTrailers(lines: string, signature: string): void {
    const hash = createHash("sha256").update(lines, "latin1").digest("hex");
    this.#verify("AWS4-HMAC-SHA256-TRAILER", hash, signature);
  }

  #verify(algorithm: string, hashes: string, provided: string): void {
    const { accessKeyId, timestamp, scope, signingKey } = this.#verified;
    const text = `${algorithm}\n${timestamp}\n${scope}\n${this.#previous}\n${hashes}`;
    const expected = hmac(signingKey, text).toString("hex");
    if (!equalSignatures(expected, provided)) {
      throw new S3Error("SignatureDoesNotMatch", undefined, {
        extra: { AWSAccessKeyId: accessKeyId, StringToSign: text, SignatureProvided: provided },
      });
    }
    this.#previous = expected;
  }
}

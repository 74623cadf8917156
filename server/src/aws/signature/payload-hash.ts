import { S3Error } from "../s3-error.js";

/** What `x-amz-content-sha256` may say beside the SHA-256 of the body. */
export const unsignedPayload = "UNSIGNED-PAYLOAD";
export const signedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
export const signedChunksAndTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
export const unsignedChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

const known = [unsignedPayload, unsignedChunksAndTrailer, signedChunks, signedChunksAndTrailer];
const sha256 = /^[\da-f]{64}$/;

/** Whether this is the SHA-256 of a body. */
export function isSha256(payloadHash: string): boolean {
  return sha256.test(payloadHash);
}

/** Throws `InvalidArgument` for what S3 does not know. */
export function checkPayloadHash(payloadHash: string): string {
  if (known.includes(payloadHash) || isSha256(payloadHash)) return payloadHash;
  throw new S3Error("InvalidArgument", `x-amz-content-sha256 must be ${known.join(", ")} or a valid sha256 value.`, {
    extra: { ArgumentName: "x-amz-content-sha256", ArgumentValue: payloadHash },
  });
}

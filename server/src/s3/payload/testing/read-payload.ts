import { readRawHeaders } from "../../../aws/signature/raw-headers.js";
import { openPayload, type PayloadDigests, type PayloadOptions } from "../open-payload.js";
import { verifiedSignature } from "./chunked-body.mjs";

/** A body as it comes in, and the headers that matter. */
export interface SentBody {
  /** How it comes in, block by block. */
  readonly blocks: readonly Uint8Array[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a signed request; `x-amz-content-sha256` of the headers counts otherwise. */
  readonly payloadHash?: string;
}

async function* each(blocks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* blocks;
}

/** Reads a body to its end. */
export async function readPayload(
  { blocks, headers = {}, payloadHash }: SentBody,
  options: Partial<PayloadOptions> = {},
): Promise<PayloadDigests & { readonly bytes: Buffer }> {
  const raw = readRawHeaders(Object.entries(headers).flat());
  const verified = payloadHash === undefined ? undefined : verifiedSignature(payloadHash);
  const payload = openPayload(each(blocks), raw, verified, { maxBytes: 1_000_000, ...options });
  const pieces: Buffer[] = [];
  for await (const piece of payload.stream) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), ...(await payload.finish()) };
}

import { openPayload } from "../../../s3/payload/open-payload.js";
import { S3Error } from "../../s3-error.js";
import { parseAuthorization } from "../parse-authorization.js";
import type { SignedRequest } from "../signed-request.js";
import { verifySignature } from "../verify-signature.js";
import { accessKeyId, exampleTime, secret } from "./aws-examples.js";

/** Verifies the request, reads its body, and gives the bytes. Throws what refuses it; an anonymous request is nobody's. */
export async function accepted(request: SignedRequest, body: Uint8Array): Promise<Buffer> {
  const claim = parseAuthorization(request);
  if (claim.kind === "anonymous") throw new Error("anonymous");
  if (claim.accessKeyId !== accessKeyId) throw new S3Error("InvalidAccessKeyId");
  const verified = verifySignature(claim, request, secret, exampleTime);
  if (request.method === "GET") return Buffer.of();
  const length: [string, string[]] = ["content-length", [String(body.length)]];
  const payload = openPayload(blocks(body), new Map([length, ...request.headers]), verified, { maxBytes: 100_000 });
  const pieces: Buffer[] = [];
  for await (const piece of payload.stream) pieces.push(piece);
  await payload.finish();
  return Buffer.concat(pieces);
}

async function* blocks(body: Uint8Array): AsyncGenerator<Uint8Array> {
  if (body.length > 0) yield body;
}

import { createHash } from "node:crypto";
import type { Checksum } from "../../object-store/objects/stored-object.js";
import type { ChecksumAlgorithm } from "../checksums/checksum-algorithm.js";
import { createHasher } from "../checksums/hasher.js";
import type { Payload, PayloadDigests } from "../payload/open-payload.js";

/** Bytes that are stored already, as a payload that is stored once more: their digests are made while they pass. */
export const hashedPayload = (
  bytes: AsyncIterable<Uint8Array>,
  { size: decodedLength, algorithm }: { readonly size: number; readonly algorithm: ChecksumAlgorithm | undefined },
): Payload => {
  let digests: PayloadDigests | undefined;
  async function* read(): AsyncGenerator<Buffer> {
    const md5 = createHash("md5");
    const hasher = algorithm && (await createHasher(algorithm));
    let size = 0;
    for await (const piece of bytes) {
      md5.update(piece);
      hasher?.update(piece);
      size += piece.length;
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    }
    const checksum = algorithm && hasher && { algorithm, value: hasher.digest().toString("base64") };
    digests = { md5: md5.digest(), size, ...(checksum && { checksum }) };
  }
  return {
    decodedLength,
    stream: read(),
    finish: async () => {
      if (digests) return digests;
      throw new Error("The bytes were not read to their end.");
    },
  };
};

/** The checksum of a whole, of what was computed of it. */
export const wholeChecksum = ({ checksum }: PayloadDigests): Checksum | null =>
  checksum ? { ...checksum, type: "FULL_OBJECT" } : null;

import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { RawHeaders } from "../../aws/signature/raw-headers.js";
import { headerOf } from "../../aws/signature/raw-headers.js";
import { type ChecksumAlgorithm, readDigest } from "../checksums/checksum-algorithm.js";
import { BodyDigests } from "../payload/body-digests.js";
import { readDeclaredChecksum } from "../payload/declared-checksum.js";
import type { Payload, PayloadDigests } from "../payload/open-payload.js";

interface Lengths {
  readonly least: number;
  readonly most: number;
}

const tooLarge = (size: number, most: number): S3Error =>
  new S3Error("EntityTooLarge", undefined, { extra: { ProposedSize: String(size), MaxSizeAllowed: String(most) } });

const tooSmall = (size: number, least: number): S3Error =>
  new S3Error("EntityTooSmall", undefined, { extra: { ProposedSize: String(size), MinSizeAllowed: String(least) } });

const readMd5 = (headers: RawHeaders): Buffer | undefined => {
  const value = headerOf(headers, "content-md5");
  const md5 = value === undefined ? undefined : readDigest(value, 16);
  if (value !== undefined && !md5) throw new S3Error("InvalidDigest", undefined, { extra: { "Content-MD5": value } });
  return md5;
};

export interface FormFile {
  /** The bytes, up to what ends them. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Reads what is behind the file. @throws S3Error where the form does not end as one does */
  readonly end: () => Promise<void>;
  /** What fields of the form say of the file, as headers. */
  readonly headers: RawHeaders;
  /** How many bytes the policy allows; all ranges count. */
  readonly lengths: readonly Lengths[];
}

/**
 * The file of a form, as a body: its length is known only at its end.
 *
 * @param algorithm of a checksum that the form asks for, and does not tell
 * @throws S3Error `InvalidDigest`, `InvalidRequest`; the stream throws `BadDigest`, `EntityTooLarge`, `EntityTooSmall`
 */
export const formPayload = (
  { bytes, end, headers, lengths }: FormFile,
  algorithm: ChecksumAlgorithm | undefined,
): Pick<Payload, "stream" | "finish"> => {
  const most = Math.min(s3Limits.putBytes, ...lengths.map((range) => range.most));
  const least = Math.max(0, ...lengths.map((range) => range.least));
  const [md5, declared] = [readMd5(headers), readDeclaredChecksum(headers)];
  const checked = declared?.algorithm ?? algorithm;
  let digests: PayloadDigests | undefined;
  async function* stream(): AsyncGenerator<Buffer> {
    const hashes = await BodyDigests.begin({ sha256: false, algorithm: checked });
    let size = 0;
    for await (const piece of bytes) {
      size += piece.length;
      if (size > most) throw tooLarge(size, most);
      await hashes.update(piece);
      yield piece;
    }
    if (size < least) throw tooSmall(size, least);
    await end();
    const { md5: found, checksum } = await hashes.end({ md5, sha256: undefined, checksum: declared?.digest });
    const told = checked && checksum && { checksum: { algorithm: checked, value: checksum.toString("base64") } };
    digests = { md5: found, size, ...told };
  }
  return {
    stream: stream(),
    finish: async () => {
      if (digests) return digests;
      throw new Error("The file was not read to its end.");
    },
  };
};

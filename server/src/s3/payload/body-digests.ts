import { S3Error } from "../../aws/s3-error.js";
import { digestAtOnce, type FoundDigests, RunningDigests, type WantedDigests } from "./running-digests.js";
import { ThreadDigests } from "./thread-digests.js";

/** Of so many bytes on, a thread makes the digests while others come in and are stored. */
const threadedBytes = 512 * 1024;

/** Which digests a body must have. */
export interface ExpectedDigests {
  /** `Content-MD5`. */
  readonly md5: Buffer | undefined;
  /** In hexadecimal: `x-amz-content-sha256`. */
  readonly sha256: string | undefined;
  readonly checksum: Buffer | undefined;
}

export interface Digests {
  readonly md5: Buffer;
  readonly checksum: Buffer | undefined;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** @throws S3Error `XAmzContentSHA256Mismatch` or `BadDigest` */
const verified = (found: FoundDigests, expected: ExpectedDigests, { algorithm }: WantedDigests): Digests => {
  const md5 = asBuffer(found.md5);
  const checksum = found.checksum && asBuffer(found.checksum);
  const sha256 = found.sha256 && asBuffer(found.sha256).toString("hex");
  if (expected.sha256 !== undefined && expected.sha256 !== sha256) {
    throw new S3Error("XAmzContentSHA256Mismatch", undefined, {
      extra: { ClientComputedContentSHA256: expected.sha256, S3ComputedContentSHA256: sha256 ?? "" },
    });
  }
  if (expected.md5 && !expected.md5.equals(md5)) {
    throw new S3Error("BadDigest", undefined, {
      extra: { ExpectedDigest: expected.md5.toString("hex"), CalculatedDigest: md5.toString("base64") },
    });
  }
  if (checksum && expected.checksum && !expected.checksum.equals(checksum)) {
    throw new S3Error("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { md5, checksum };
};

/** The digests of a body that is there as a whole. @throws S3Error as `BodyDigests.end` */
export const digestsOf = async (bytes: Buffer, wanted: WantedDigests, expected: ExpectedDigests): Promise<Digests> =>
  verified(await digestAtOnce(bytes, wanted), expected, wanted);

/** The digests of a body in the making, and what they must be. */
export class BodyDigests {
  readonly #wanted: WantedDigests;
  readonly #digests: RunningDigests | ThreadDigests;

  private constructor(wanted: WantedDigests, digests: RunningDigests | ThreadDigests) {
    this.#wanted = wanted;
    this.#digests = digests;
  }

  /**
   * Begins the MD5, the SHA-256 where it is wanted, and a checksum.
   *
   * @param size in bytes, as far as it is known
   */
  static async begin(wanted: WantedDigests, size = 0): Promise<BodyDigests> {
    const inThread = size >= threadedBytes ? ThreadDigests.begin(wanted) : undefined;
    return new BodyDigests(wanted, inThread ?? (await RunningDigests.begin(wanted)));
  }

  /** Takes the next bytes in, which may be changed afterwards. @returns what to wait for before the next ones, if anything */
  update(bytes: Uint8Array): Promise<void> | undefined {
    return this.#digests.update(bytes);
  }

  /** @throws S3Error `XAmzContentSHA256Mismatch` or `BadDigest` unless the digests are those that are expected */
  async end(expected: ExpectedDigests): Promise<Digests> {
    return verified(await this.#digests.end(), expected, this.#wanted);
  }

  /** Ends it, also where the body was not read to its end. */
  close(): void {
    if (this.#digests instanceof ThreadDigests) this.#digests.close();
  }
}

import { createHash, type Hash } from "node:crypto";
import { S3Error } from "../../aws/s3-error.js";
import type { ChecksumAlgorithm } from "../checksums/checksum-algorithm.js";
import { createHasher, type Hasher } from "../checksums/hasher.js";

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

/** The digests of a body in the making. */
export class BodyDigests {
  readonly #algorithm: ChecksumAlgorithm | undefined;
  readonly #md5 = createHash("md5");
  readonly #sha256: Hash | undefined;
  readonly #checksum: Hasher | undefined;

  private constructor(sha256: boolean, algorithm: ChecksumAlgorithm | undefined, checksum: Hasher | undefined) {
    this.#algorithm = algorithm;
    // one digest is enough where the checksum is the very same
    this.#sha256 = sha256 && algorithm !== "SHA256" ? createHash("sha256") : undefined;
    this.#checksum = checksum;
  }

  /** Begins the MD5, the SHA-256 where it is wanted, and a checksum. */
  static async begin(sha256: boolean, algorithm: ChecksumAlgorithm | undefined): Promise<BodyDigests> {
    return new BodyDigests(sha256, algorithm, algorithm && (await createHasher(algorithm)));
  }

  update(bytes: Uint8Array): void {
    this.#md5.update(bytes);
    this.#sha256?.update(bytes);
    this.#checksum?.update(bytes);
  }

  /** Throws `XAmzContentSHA256Mismatch` or `BadDigest` unless the digests are those that are expected. */
  end(expected: ExpectedDigests): Digests {
    const md5 = this.#md5.digest();
    const checksum = this.#checksum?.digest();
    const sha256 = (this.#sha256?.digest() ?? checksum)?.toString("hex");
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
      throw new S3Error("BadDigest", `The ${this.#algorithm} you specified did not match the calculated checksum.`);
    }
    return { md5, checksum };
  }
}

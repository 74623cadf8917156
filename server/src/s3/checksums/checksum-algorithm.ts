/** What S3 has to say of one checksum algorithm. */
interface ChecksumProperties {
  /** Length of a digest in bytes. */
  readonly bytes: number;
  /** Whether parts of an upload may be told by one checksum of the whole object, and by one of their checksums. */
  readonly types: readonly ChecksumType[];
}

/** How the checksum of an object that was put together from parts is made; the first one of an algorithm is its default. */
export type ChecksumType = "COMPOSITE" | "FULL_OBJECT";

/** The checksum algorithms of S3. */
export const checksumAlgorithms = {
  CRC32: { bytes: 4, types: ["COMPOSITE", "FULL_OBJECT"] },
  CRC32C: { bytes: 4, types: ["COMPOSITE", "FULL_OBJECT"] },
  CRC64NVME: { bytes: 8, types: ["FULL_OBJECT"] },
  SHA1: { bytes: 20, types: ["COMPOSITE"] },
  SHA256: { bytes: 32, types: ["COMPOSITE"] },
  SHA512: { bytes: 64, types: ["COMPOSITE"] },
  MD5: { bytes: 16, types: ["COMPOSITE"] },
  XXHASH64: { bytes: 8, types: ["COMPOSITE"] },
  XXHASH3: { bytes: 8, types: ["COMPOSITE"] },
  XXHASH128: { bytes: 16, types: ["COMPOSITE"] },
} as const satisfies Readonly<Record<string, ChecksumProperties>>;

export type ChecksumAlgorithm = keyof typeof checksumAlgorithms;

const names = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];
const byHeader = new Map(names.map((name) => [checksumHeader(name), name]));

/** The header, or trailer, that carries a checksum: `x-amz-checksum-crc32` for `CRC32`. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The algorithm whose checksum a header carries; undefined for any other header. `header` is in lower case. */
export function algorithmOfHeader(header: string): ChecksumAlgorithm | undefined {
  return byHeader.get(header);
}

/** The algorithm of a name, in any case, as `x-amz-sdk-checksum-algorithm` has it; undefined for what S3 does not know. */
export function algorithmNamed(name: string): ChecksumAlgorithm | undefined {
  const upper = name.toUpperCase();
  return names.find((algorithm) => algorithm === upper);
}

/** The bytes of a checksum in base64; undefined unless they are exactly as long as digests of the algorithm. */
export function readChecksum(algorithm: ChecksumAlgorithm, base64: string): Buffer | undefined {
  return readDigest(base64, checksumAlgorithms[algorithm].bytes);
}

/** The bytes of a digest in canonical base64; undefined unless there are exactly `length` of them. */
export function readDigest(base64: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(base64, "base64");
  return bytes.length === length && bytes.toString("base64") === base64 ? bytes : undefined;
}

import { type ChecksumAlgorithm, checksumAlgorithms } from "./checksum-algorithm.js";

/** The polynomials, with the lowest power in the highest bit. */
const polynomials = {
  CRC32: 0xedb88320n,
  CRC32C: 0x82f63b78n,
  CRC64NVME: 0x9a6c9329ac4bc9b5n,
} as const satisfies Partial<Record<ChecksumAlgorithm, bigint>>;

/** The algorithms of which the checksum of a whole follows from those of its parts. */
export type CrcAlgorithm = keyof typeof polynomials;

export function isCrc(algorithm: ChecksumAlgorithm): algorithm is CrcAlgorithm {
  return algorithm in polynomials;
}

/** A part of an object: its checksum, and how many bytes it has. */
export interface CrcPart {
  readonly digest: Uint8Array;
  readonly size: number;
}

/** The checksum of the parts put together, in this order, without a look at their bytes. There must be one part. */
export function combineCrcs(algorithm: CrcAlgorithm, parts: Iterable<CrcPart>): Buffer {
  const field = fieldOf(algorithm);
  const shifts = new Map<number, bigint>();
  let crc = 0n;
  for (const { digest, size } of parts) {
    // nearly all parts of an upload are of one size
    let shift = shifts.get(size);
    if (shift === undefined) {
      shift = field.powerOfX(8n * BigInt(size));
      shifts.set(size, shift);
    }
    crc = field.multiply(shift, crc) ^ BigInt(`0x${Buffer.from(digest).toString("hex")}`);
  }
  return Buffer.from(crc.toString(16).padStart(field.bytes * 2, "0"), "hex");
}

/** Arithmetic on polynomials over bits, modulo that of the algorithm. */
function fieldOf(algorithm: CrcAlgorithm) {
  const { bytes } = checksumAlgorithms[algorithm];
  const modulus = polynomials[algorithm];
  const one = 1n << BigInt(bytes * 8 - 1);

  const timesX = (a: bigint) => (a & 1n ? (a >> 1n) ^ modulus : a >> 1n);

  const multiply = (a: bigint, b: bigint) => {
    let product = 0n;
    let shifted = b;
    for (let bit = one; bit > 0n; bit >>= 1n) {
      if (a & bit) product ^= shifted;
      shifted = timesX(shifted);
    }
    return product;
  };

  const powerOfX = (exponent: bigint) => {
    let power = one;
    let square = one >> 1n;
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
      if (rest & 1n) power = multiply(power, square);
      square = multiply(square, square);
    }
    return power;
  };

  return { bytes, multiply, powerOfX };
}

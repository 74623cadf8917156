import { S3Error } from "../../aws/s3-error.js";
import type { Checksum } from "../../object-store/objects/stored-object.js";
import type { UploadedPart } from "../../object-store/uploads/choose-parts.js";
import type { ChecksumPlan } from "../../object-store/uploads/upload.js";
import { type ChecksumAlgorithm, checksumAlgorithms } from "../checksums/checksum-algorithm.js";
import { combineCrcs, isCrc } from "../checksums/combine-crc.js";
import { createHasher, type Hasher } from "../checksums/hasher.js";
import { knownPlan } from "./checksum-plan.js";

/** Hashers, each for one use: to make one may take a while, and a transaction is not to wait for that. */
export type Hashers = ReadonlyMap<ChecksumAlgorithm, Hasher>;

export const makeHashers = async (): Promise<Hashers> => {
  const algorithms = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];
  return new Map(await Promise.all(algorithms.map(async (name) => [name, await createHasher(name)] as const)));
};

const digestsOf = (parts: readonly UploadedPart[], algorithm: ChecksumAlgorithm): readonly Buffer[] | undefined => {
  const digests = parts.map(({ checksum }) =>
    checksum?.algorithm === algorithm ? Buffer.from(checksum.value, "base64") : undefined,
  );
  return digests.every((digest) => digest !== undefined) ? digests : undefined;
};

/** The checksum of an object, of those of its parts; null where its upload has no plan, or a part has no such checksum. */
export const checksumOfParts = (
  parts: readonly UploadedPart[],
  asked: ChecksumPlan | null,
  hashers: Hashers,
): Checksum | null => {
  const plan = knownPlan(asked);
  const digests = plan && digestsOf(parts, plan.algorithm);
  if (!plan || !digests) return null;
  const { algorithm, type } = plan;
  if (type === "FULL_OBJECT" && isCrc(algorithm)) {
    const crcs = parts.map(({ size }, index) => ({ digest: digests[index] as Buffer, size }));
    return { algorithm, type, value: combineCrcs(algorithm, crcs).toString("base64") };
  }
  const hasher = hashers.get(algorithm);
  if (!hasher) return null;
  for (const digest of digests) hasher.update(digest);
  return { algorithm, type, value: `${hasher.digest().toString("base64")}-${parts.length}` };
};

/** What a caller expects the checksum of the object to be. */
export interface ExpectedChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

/** Compares a checksum with what the caller expects. @throws S3Error `BadDigest` */
export const requireChecksum = (made: Checksum | null, expected: ExpectedChecksum | undefined): void => {
  if (!expected) return;
  const isSame =
    made?.algorithm === expected.algorithm &&
    // the number of parts may be left out
    (made.value === expected.value || made.value.replace(/-\d+$/, "") === expected.value);
  if (isSame) return;
  const name = expected.algorithm.toLowerCase();
  throw new S3Error("BadDigest", `The ${name} you specified did not match the calculated checksum.`);
};

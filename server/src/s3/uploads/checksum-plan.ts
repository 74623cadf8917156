import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import type { ChecksumPlan } from "../../object-store/uploads/upload.js";
import { type ChecksumAlgorithm, type ChecksumType, checksumAlgorithms } from "../checksums/checksum-algorithm.js";
import { readChecksumAlgorithm } from "../headers/checksum-algorithm-header.js";

/** How the checksum of an upload is made, of an algorithm that this server has. */
export interface KnownPlan extends ChecksumPlan {
  readonly algorithm: ChecksumAlgorithm;
}

const invalid = (message: string): S3Error => new S3Error("InvalidRequest", message);

/**
 * Reads how the checksum of an upload is to be made.
 *
 * @returns null where none is asked for
 * @throws S3Error `InvalidRequest`
 */
export const readChecksumPlan = (request: S3Request): KnownPlan | null => {
  const algorithm = readChecksumAlgorithm(request);
  const type = headerOf(request, "x-amz-checksum-type")?.toUpperCase();
  if (algorithm === undefined) {
    if (type === undefined) return null;
    throw invalid("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
  }
  const types: readonly ChecksumType[] = checksumAlgorithms[algorithm].types;
  const [standard] = checksumAlgorithms[algorithm].types;
  if (type === undefined) return { algorithm, type: standard };
  const known = types.find((one) => one === type);
  if (known) return { algorithm, type: known };
  const isType = type === "COMPOSITE" || type === "FULL_OBJECT";
  throw invalid(
    isType
      ? `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`
      : "Value for x-amz-checksum-type header is invalid.",
  );
};

/** The plan of an upload that is stored; null without one. */
export const knownPlan = (plan: ChecksumPlan | null): KnownPlan | null => plan as KnownPlan | null;

/**
 * Compares the checksum that a part declares with the plan of its upload.
 *
 * @param declared undefined where the part declares none
 * @throws S3Error `InvalidRequest`
 */
export const checkPartAlgorithm = (plan: KnownPlan | null, declared: ChecksumAlgorithm | undefined): void => {
  if (!plan || declared === plan.algorithm) return;
  if (declared === undefined && plan.type === "FULL_OBJECT") return;
  const [expected, actual] = [plan.algorithm.toLowerCase(), declared?.toLowerCase() ?? "null"];
  throw invalid(
    `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`,
  );
};

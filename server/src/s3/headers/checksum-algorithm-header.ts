import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { algorithmNamed, type ChecksumAlgorithm, checksumAlgorithms } from "../checksums/checksum-algorithm.js";

/** The algorithm that `x-amz-checksum-algorithm` asks for. @throws S3Error `InvalidRequest` */
export const readChecksumAlgorithm = (request: S3Request): ChecksumAlgorithm | undefined => {
  const name = headerOf(request, "x-amz-checksum-algorithm");
  if (name === undefined) return undefined;
  const algorithm = algorithmNamed(name);
  if (algorithm) return algorithm;
  const known = Object.keys(checksumAlgorithms).join(", ");
  throw new S3Error(
    "InvalidRequest",
    `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${known}]`,
  );
};

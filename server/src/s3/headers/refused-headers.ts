import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "../../aws/s3-error.js";

/** Headers that ask for what the server does not have. To ignore them would store something else than what was asked for. */
const absentFeatures = [
  "x-amz-write-offset-bytes",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-context",
  "x-amz-server-side-encryption-bucket-key-enabled",
];

const notImplemented = (header: string): S3Error =>
  new S3Error("NotImplemented", `A header you provided implies functionality that is not implemented: ${header}`, {
    extra: { Header: header },
  });

/** Conditions that AWS has for directory buckets only. To ignore one would delete what was to stay. */
const absentConditions = ["x-amz-if-match-last-modified-time", "x-amz-if-match-size", "x-amz-if-match-initiated-time"];

/** Refuses conditions of a deletion that the server cannot check. @throws S3Error `NotImplemented`, which names the header */
export const refuseConditions = (headers: IncomingHttpHeaders): void => {
  const absent = absentConditions.find((name) => headers[name] !== undefined);
  if (absent) throw notImplemented(absent);
};

/** Refuses headers that the server cannot follow. @throws S3Error `NotImplemented`, which names the header */
export const refuseHeaders = (headers: IncomingHttpHeaders): void => {
  const absent = absentFeatures.find((name) => headers[name] !== undefined);
  if (absent) throw notImplemented(absent);
  const encryption = headers["x-amz-server-side-encryption"];
  if (encryption === undefined || encryption === "AES256") return;
  if (String(encryption).startsWith("aws:kms")) throw notImplemented("x-amz-server-side-encryption");
  const extra = { ArgumentName: "x-amz-server-side-encryption", ArgumentValue: String(encryption) };
  throw new S3Error("InvalidEncryptionAlgorithmError", undefined, { extra });
};

/**
 * Refuses headers of a new bucket that the server cannot follow.
 *
 * @throws S3Error `NotImplemented`, which names the header
 */
export const refuseBucketHeaders = (headers: IncomingHttpHeaders): void => {
  refuseHeaders(headers);
  if (headers["x-amz-tagging"] !== undefined) throw notImplemented("x-amz-tagging");
};

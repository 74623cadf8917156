import { BucketName } from "@concordat/contract/object-storage";
import { s3Limits } from "@concordat/contract/s3";
import { decodePercent } from "../../aws/raw-target.js";
import { S3Error } from "../../aws/s3-error.js";
import type { S3ResourceName } from "../../object-http/resource-name.js";

const isBucketName = (name: string): boolean => BucketName.safeParse(name).success;

/**
 * Reads what a request is about. A key is any text, and never a path: nothing in it is normalised.
 *
 * @param hostBucket the bucket that the host names, for virtual-host style
 * @throws S3Error `InvalidBucketName`, `KeyTooLongError`, or `InvalidURI` for what cannot be decoded
 */
export const readResource = (rawPath: string, hostBucket?: string): S3ResourceName => {
  const path = rawPath.slice(1);
  const slash = path.indexOf("/");
  const [rawBucket, rawKey] = slash < 0 ? [path, undefined] : [path.slice(0, slash), path.slice(slash + 1)];
  const bucket = hostBucket ?? decodePercent(rawBucket);
  const key = decodePercent((hostBucket === undefined ? rawKey : path) ?? "");
  if (path === "" && hostBucket === undefined) return { target: "service", bucket, key };
  if (!isBucketName(bucket)) throw new S3Error("InvalidBucketName", undefined, { extra: { BucketName: bucket } });
  if (Buffer.byteLength(key) > s3Limits.keyBytes) throw keyTooLong(key);
  return { target: key === "" ? "bucket" : "object", bucket, key };
};

export const keyTooLong = (key: string): S3Error =>
  new S3Error("KeyTooLongError", undefined, {
    extra: { Size: String(Buffer.byteLength(key)), MaxSizeAllowed: String(s3Limits.keyBytes) },
  });

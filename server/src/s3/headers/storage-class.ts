import { S3Error } from "../../aws/s3-error.js";

/** The storage classes that AWS has. All of them are accepted; there is one. */
const storageClasses = new Set([
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER",
  "DEEP_ARCHIVE",
  "OUTPOSTS",
  "GLACIER_IR",
  "SNOW",
  "EXPRESS_ONEZONE",
]);

export const storageClass = "STANDARD";

/** Accepts the storage class that a new object asks for. @throws S3Error `InvalidStorageClass` */
export const checkStorageClass = (asked: string | undefined): void => {
  if (asked === undefined || storageClasses.has(asked)) return;
  throw new S3Error("InvalidStorageClass", undefined, { extra: { StorageClassRequested: asked } });
};

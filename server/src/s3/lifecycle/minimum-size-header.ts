import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";

/** How large objects must be to be moved to another storage class. Nothing moves here: it is given back as it was put. */
export const minimumSizeHeader = "x-amz-transition-default-minimum-object-size";

const sizes = ["all_storage_classes_128K", "varies_by_storage_class"] as const;

/** Reads it, or what AWS takes for it. @throws S3Error `InvalidRequest` for what AWS does not know */
export const readMinimumSize = (request: S3Request): string => {
  const asked = headerOf(request, minimumSizeHeader) ?? sizes[0];
  const known = sizes.find((size) => size === asked);
  if (!known) throw new S3Error("InvalidRequest", `The value of the header ${minimumSizeHeader} is invalid.`);
  return known;
};

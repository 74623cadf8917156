import type { UploadAddress } from "../../object-store/uploads/upload.js";
import type { BucketCall } from "../call.js";

/** The upload that a request names. */
export const uploadAddress = ({ bucket, resource, request }: BucketCall): UploadAddress => ({
  bucketId: bucket.id,
  key: Buffer.from(resource.key),
  uploadId: request.query.get("uploadId") ?? "",
});

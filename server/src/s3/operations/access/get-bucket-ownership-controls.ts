import { S3Error } from "../../../aws/s3-error.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { accessOf } from "../../access-control/access-of.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** GetBucketOwnershipControls: who owns what is written into a bucket, unless the setting was removed. */
export const getBucketOwnershipControlsHandler = bucketHandler(async (call) => {
  const { ownership } = accessOf(call).controls;
  if (ownership === null)
    throw new S3Error("OwnershipControlsNotFoundError", undefined, { extra: { BucketName: call.bucket.name } });
  return xmlAnswer(xmlDocument("OwnershipControls", [["Rule", [["ObjectOwnership", ownership]]]]));
});

import { S3Error } from "../../../aws/s3-error.js";
import { findConfiguration } from "../../../object-store/configurations/configurations.js";
import type { Tag } from "../../../object-store/objects/stored-object.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { taggingDocument } from "../../tags/tagging-document.js";

/** GetBucketTagging: a bucket without tags has no set, which AWS answers as an error. */
export const getBucketTaggingHandler = bucketHandler(async ({ context, bucket }) => {
  const tags = await findConfiguration<readonly Tag[]>(context.prisma, bucket.id, "tagging");
  if (!tags) throw new S3Error("NoSuchTagSet", undefined, { extra: { BucketName: bucket.name } });
  return xmlAnswer(taggingDocument(tags));
});

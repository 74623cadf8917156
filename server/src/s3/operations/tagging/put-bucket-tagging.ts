import { putConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { bucketTagLimit } from "../../tags/check-tags.js";
import { readTagging } from "../../tags/tagging-document.js";

/** PutBucketTagging: replaces all tags of a bucket. */
export const putBucketTaggingHandler = bucketHandler(async (call) => {
  const { context, bucket } = call;
  await putConfiguration(context.prisma, bucket.id, "tagging", await readTagging(call, bucketTagLimit));
  return emptyAnswer(204);
});

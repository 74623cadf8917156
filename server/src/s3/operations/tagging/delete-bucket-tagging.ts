import { deleteConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucketTagging: a bucket without tags stays as it is. */
export const deleteBucketTaggingHandler = bucketHandler(async ({ context, bucket }) => {
  await deleteConfiguration(context.prisma, bucket.id, "tagging");
  return emptyAnswer(204);
});

import { deleteLifecycle } from "../../../object-store/lifecycle/configuration.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucketLifecycle: a bucket without rules stays as it is. */
export const deleteBucketLifecycleHandler = bucketHandler(async ({ context, bucket }) => {
  await deleteLifecycle(context.prisma, bucket.id);
  return emptyAnswer(204);
});

import { deleteConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucketCors: a bucket without a configuration stays as it is. */
export const deleteBucketCorsHandler = bucketHandler(async ({ context, bucket }) => {
  await deleteConfiguration(context.prisma, bucket.id, "cors");
  return emptyAnswer(204);
});

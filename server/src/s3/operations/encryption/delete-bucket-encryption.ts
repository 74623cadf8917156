import { deleteConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucketEncryption: the bucket is encrypted as every bucket is. */
export const deleteBucketEncryptionHandler = bucketHandler(async ({ context, bucket }) => {
  await deleteConfiguration(context.prisma, bucket.id, "encryption");
  return emptyAnswer(204);
});

import { deleteEmptyBucket } from "../../../object-store/buckets/delete.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucket: one without objects. Uploads under way end with it. */
export const deleteBucketHandler = bucketHandler(async ({ context, service, bucket }) => {
  const address = { serviceUuid: service.uuid, bucketName: bucket.name };
  const { scheduled } = await deleteEmptyBucket(context.prisma, { ...address, at: context.clock() });
  if (scheduled) context.onScheduled();
  return emptyAnswer(204);
});

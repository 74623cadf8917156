import { putOwnership } from "../../../storage/access-control/bucket-settings.js";
import { knownService } from "../../../storage/service-ref.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeleteBucketOwnershipControls: whoever writes an object owns it from then on. */
export const deleteBucketOwnershipControlsHandler = bucketHandler(async ({ context, service, bucket }) => {
  await putOwnership(context.prisma, knownService(service.uuid), bucket.name, null);
  return emptyAnswer(204);
});

import { deleteBucketPolicy } from "../../../storage/bucket-policies/delete.js";
import { knownService } from "../../../storage/service-ref.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { requireOwnAccount } from "./require-own-account.js";

/** DeleteBucketPolicy: a bucket without one stays as it is. */
export const deleteBucketPolicyHandler = bucketHandler(async (call) => {
  requireOwnAccount(call);
  const { context, service, bucket } = call;
  await deleteBucketPolicy(context.prisma, knownService(service.uuid), bucket.name);
  return emptyAnswer(204);
});

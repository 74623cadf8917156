import { putLifecycle } from "../../../object-store/lifecycle/configuration.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { minimumSizeHeader, readMinimumSize } from "../../lifecycle/minimum-size-header.js";
import { readLifecycleRules } from "../../lifecycle/read-lifecycle.js";
import { readDocument } from "../../request/read-document.js";
import { requireDigest } from "../../request/require-digest.js";

/** PutBucketLifecycleConfiguration: instead of the rules that are there. They are executed soon, and each midnight. */
export const putBucketLifecycleConfigurationHandler = bucketHandler(async (call) => {
  requireDigest(call);
  const { context, bucket, request } = call;
  const transitionDefaultMinimumObjectSize = readMinimumSize(request);
  const rules = readLifecycleRules(await readDocument(call, "LifecycleConfiguration"));
  await putLifecycle(context.prisma, bucket.id, { rules, transitionDefaultMinimumObjectSize }, context.clock());
  context.onScheduled();
  return emptyAnswer(200, { [minimumSizeHeader]: transitionDefaultMinimumObjectSize });
});

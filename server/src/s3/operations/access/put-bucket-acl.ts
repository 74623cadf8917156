import { putBucketList } from "../../../storage/access-control/bucket-settings.js";
import { knownService } from "../../../storage/service-ref.js";
import { readAskedList } from "../../access-control/asked-list.js";
import { explainingRefusals } from "../../access-control/explain-refusal.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** PutBucketAcl: replaces the whole list. */
export const putBucketAclHandler = bucketHandler(async (call) => {
  const { context, service, bucket } = call;
  const asked = await readAskedList(call, "bucket", service.namespace);
  await explainingRefusals(call, () => putBucketList(context.prisma, knownService(service.uuid), bucket.name, asked));
  return emptyAnswer(200);
});

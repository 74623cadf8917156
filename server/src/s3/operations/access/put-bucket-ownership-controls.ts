import { objectOwnerships } from "@concordat/contract/s3";
import { childrenOf, malformed, requiredText } from "../../../aws/xml/read-xml.js";
import { putOwnership } from "../../../storage/access-control/bucket-settings.js";
import { knownService } from "../../../storage/service-ref.js";
import { explainingRefusals } from "../../access-control/explain-refusal.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readDocument } from "../../request/read-document.js";

/** PutBucketOwnershipControls: who owns what is written into a bucket. */
export const putBucketOwnershipControlsHandler = bucketHandler(async (call) => {
  const { context, service, bucket } = call;
  const document = await readDocument(call, "OwnershipControls");
  const [rule] = childrenOf(document, "Rule");
  if (!rule || document.children.length > 1) throw malformed();
  const text = requiredText(rule, "ObjectOwnership").trim();
  const ownership = objectOwnerships.find((one) => one === text);
  if (!ownership) throw malformed();
  await explainingRefusals(call, () =>
    putOwnership(context.prisma, knownService(service.uuid), bucket.name, ownership),
  );
  return emptyAnswer(200);
});

import { deletePublicAccessBlock } from "../../../storage/bucket-policies/public-access-block.js";
import { knownService } from "../../../storage/service-ref.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** DeletePublicAccessBlock: a bucket without it stays as it is. */
export const deletePublicAccessBlockHandler = bucketHandler(async ({ context, service, bucket }) => {
  await deletePublicAccessBlock(context.prisma, knownService(service.uuid), bucket.name);
  return emptyAnswer(204);
});

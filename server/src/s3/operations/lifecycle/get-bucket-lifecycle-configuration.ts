import { S3Error } from "../../../aws/s3-error.js";
import { findLifecycle } from "../../../object-store/lifecycle/configuration.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { lifecycleDocument } from "../../lifecycle/lifecycle-document.js";
import { minimumSizeHeader } from "../../lifecycle/minimum-size-header.js";

/** GetBucketLifecycleConfiguration: the rules, as they were put. */
export const getBucketLifecycleConfigurationHandler = bucketHandler(async ({ context, bucket: { id, name } }) => {
  const lifecycle = await findLifecycle(context.prisma, id);
  if (!lifecycle) throw new S3Error("NoSuchLifecycleConfiguration", undefined, { extra: { BucketName: name } });
  const { rules, transitionDefaultMinimumObjectSize } = lifecycle;
  return xmlAnswer(lifecycleDocument(rules), { [minimumSizeHeader]: transitionDefaultMinimumObjectSize });
});

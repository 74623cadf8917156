import { S3Error } from "../../../aws/s3-error.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { findConfiguration } from "../../../object-store/configurations/configurations.js";
import { type PublicAccessBlock, publicAccessBlockKind } from "../../../storage/bucket-policies/public-access-block.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** GetPublicAccessBlock: the four switches, of a bucket that has any. */
export const getPublicAccessBlockHandler = bucketHandler(async ({ context, bucket: { id, name } }) => {
  const block = await findConfiguration<PublicAccessBlock>(context.prisma, id, publicAccessBlockKind);
  if (!block) throw new S3Error("NoSuchPublicAccessBlockConfiguration", undefined, { extra: { BucketName: name } });
  return xmlAnswer(
    xmlDocument("PublicAccessBlockConfiguration", [
      ["BlockPublicAcls", block.blockPublicAcls],
      ["IgnorePublicAcls", block.ignorePublicAcls],
      ["BlockPublicPolicy", block.blockPublicPolicy],
      ["RestrictPublicBuckets", block.restrictPublicBuckets],
    ]),
  );
});

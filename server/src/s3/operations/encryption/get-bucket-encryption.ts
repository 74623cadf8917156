import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { findConfiguration } from "../../../object-store/configurations/configurations.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import type { BucketEncryption } from "../../encryption/bucket-encryption.js";

/** GetBucketEncryption: every bucket is encrypted, whether that was put or not. */
export const getBucketEncryptionHandler = bucketHandler(async ({ context, bucket }) => {
  const encryption = await findConfiguration<BucketEncryption>(context.prisma, bucket.id, "encryption");
  return xmlAnswer(
    xmlDocument("ServerSideEncryptionConfiguration", [
      [
        "Rule",
        [
          ["ApplyServerSideEncryptionByDefault", [["SSEAlgorithm", "AES256"]]],
          ["BlockedEncryptionTypes", encryption?.blocked?.map((type): XmlElement => ["EncryptionType", type])],
          ["BucketKeyEnabled", encryption?.bucketKeyEnabled ?? false],
        ],
      ],
    ]),
  );
});

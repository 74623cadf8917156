import { S3Error } from "../../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../../aws/xml/read-xml.js";
import { putConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readDocument } from "../../request/read-document.js";
import { readSwitch } from "../../request/read-switch.js";
import type { BucketEncryption } from "./bucket-encryption.js";

const known = new Set(["ApplyServerSideEncryptionByDefault", "BucketKeyEnabled", "BlockedEncryptionTypes"]);

const notImplemented = (what: string): S3Error => new S3Error("NotImplemented", `${what} is not implemented.`);

const readEncryption = (document: XmlNode): BucketEncryption => {
  const [rule, another] = document.children;
  if (rule?.name !== "Rule" || another || rule.children.some(({ name }) => !known.has(name))) throw malformed();
  const [byDefault, second] = childrenOf(rule, "ApplyServerSideEncryptionByDefault");
  if (!byDefault || second) throw malformed();
  const algorithm = requiredText(byDefault, "SSEAlgorithm");
  if (algorithm.startsWith("aws:kms")) throw notImplemented(`Encryption with ${algorithm}`);
  if (algorithm !== "AES256") throw malformed();
  if (textOf(byDefault, "KMSMasterKeyID") !== undefined)
    throw new S3Error(
      "InvalidArgument",
      "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
      { extra: { ArgumentName: "ApplyServerSideEncryptionByDefault" } },
    );
  if (childrenOf(rule, "BlockedEncryptionTypes").length > 0) throw notImplemented("BlockedEncryptionTypes");
  return { bucketKeyEnabled: readSwitch(rule, "BucketKeyEnabled") };
};

/** PutBucketEncryption: AES-256, which is true anyway. */
export const putBucketEncryptionHandler = bucketHandler(async (call) => {
  const encryption = readEncryption(await readDocument(call, "ServerSideEncryptionConfiguration"));
  await putConfiguration(call.context.prisma, call.bucket.id, "encryption", encryption);
  return emptyAnswer(200);
});

import { S3Error } from "../../../aws/s3-error.js";
import { childrenOf, malformed, requiredText, textOf, type XmlNode } from "../../../aws/xml/read-xml.js";
import { putConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { type BlockedType, type BucketEncryption, blockableTypes } from "../../encryption/bucket-encryption.js";
import { readDocument } from "../../request/read-document.js";
import { readSwitch } from "../../request/read-switch.js";

const known = new Set(["ApplyServerSideEncryptionByDefault", "BucketKeyEnabled", "BlockedEncryptionTypes"]);

const notImplemented = (what: string): S3Error => new S3Error("NotImplemented", `${what} is not implemented.`);

const readEncryption = (document: XmlNode): BucketEncryption => {
  const [rule, another] = document.children;
  if (rule?.name !== "Rule" || another || rule.children.some(({ name }) => !known.has(name))) throw malformed();
  const [byDefault, second] = childrenOf(rule, "ApplyServerSideEncryptionByDefault");
  const blocked = readBlocked(rule);
  if (second || (!byDefault && !blocked)) throw malformed();
  if (byDefault) checkDefault(byDefault);
  return { bucketKeyEnabled: readSwitch(rule, "BucketKeyEnabled"), ...(blocked && { blocked }) };
};

const isBlockable = (text: string): text is BlockedType => blockableTypes.some((type) => type === text);

/** What the bucket keeps out; undefined where the rule says nothing of that. */
const readBlocked = (rule: XmlNode): readonly BlockedType[] | undefined => {
  const [list, another] = childrenOf(rule, "BlockedEncryptionTypes");
  if (!list) return undefined;
  const types = childrenOf(list, "EncryptionType").map(({ text }) => text.trim());
  const isAlone = types.length === 1 || !types.includes("NONE");
  if (another || types.length === 0 || types.length < list.children.length || !isAlone || !types.every(isBlockable))
    throw malformed();
  return types;
};

const checkDefault = (byDefault: XmlNode): void => {
  const algorithm = requiredText(byDefault, "SSEAlgorithm");
  if (algorithm.startsWith("aws:kms")) throw notImplemented(`Encryption with ${algorithm}`);
  if (algorithm !== "AES256") throw malformed();
  if (textOf(byDefault, "KMSMasterKeyID") !== undefined)
    throw new S3Error(
      "InvalidArgument",
      "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
      { extra: { ArgumentName: "ApplyServerSideEncryptionByDefault" } },
    );
};

/** PutBucketEncryption: AES-256, which is true anyway. */
export const putBucketEncryptionHandler = bucketHandler(async (call) => {
  const encryption = readEncryption(await readDocument(call, "ServerSideEncryptionConfiguration"));
  await putConfiguration(call.context.prisma, call.bucket.id, "encryption", encryption);
  return emptyAnswer(200);
});

import { S3Error } from "../../../aws/s3-error.js";
import { childrenOf, malformed, requiredText } from "../../../aws/xml/read-xml.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readDocument } from "../../request/read-document.js";

const owners = new Set(["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"]);

/** PutBucketOwnershipControls: what is true anyway can be put; the others rest on access control lists. */
export const putBucketOwnershipControlsHandler = bucketHandler(async (call) => {
  const document = await readDocument(call, "OwnershipControls");
  const [rule] = childrenOf(document, "Rule");
  if (!rule || document.children.length > 1) throw malformed();
  const ownership = requiredText(rule, "ObjectOwnership");
  if (!owners.has(ownership)) throw malformed();
  if (ownership !== "BucketOwnerEnforced")
    throw new S3Error("NotImplemented", `The object ownership ${ownership} is not implemented.`);
  return emptyAnswer(200);
});

import { S3Error } from "../../../aws/s3-error.js";
import { malformed } from "../../../aws/xml/read-xml.js";
import { putPublicAccessBlock } from "../../../storage/bucket-policies/public-access-block.js";
import { knownService } from "../../../storage/service-ref.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readDocument } from "../../request/read-document.js";
import { readSwitch } from "../../request/read-switch.js";

const switches = new Set(["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"]);

/** PutPublicAccessBlock: switches that are left out are off. */
export const putPublicAccessBlockHandler = bucketHandler(async (call) => {
  const { context, service, bucket } = call;
  const document = await readDocument(call, "PublicAccessBlockConfiguration");
  if (document.children.some(({ name }) => !switches.has(name))) throw malformed();
  if (document.children.length === 0) throw new S3Error("InvalidRequest", "Must specify at least one configuration.");
  await putPublicAccessBlock(context.prisma, knownService(service.uuid), bucket.name, {
    blockPublicAcls: readSwitch(document, "BlockPublicAcls"),
    ignorePublicAcls: readSwitch(document, "IgnorePublicAcls"),
    blockPublicPolicy: readSwitch(document, "BlockPublicPolicy"),
    restrictPublicBuckets: readSwitch(document, "RestrictPublicBuckets"),
  });
  return emptyAnswer(200);
});

import { putConfiguration } from "../../../object-store/configurations/configurations.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readCorsRules } from "../../cors/read-cors.js";
import { readDocument } from "../../request/read-document.js";

/** PutBucketCors: the rules count from the next request on. */
export const putBucketCorsHandler = bucketHandler(async (call) => {
  const rules = readCorsRules(await readDocument(call, "CORSConfiguration"));
  await putConfiguration(call.context.prisma, call.bucket.id, "cors", rules);
  return emptyAnswer(200);
});

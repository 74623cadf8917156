import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { bucketPolicyStatus } from "../../../storage/bucket-policies/find.js";
import { knownService } from "../../../storage/service-ref.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { noPolicy } from "./no-policy.js";

/** GetBucketPolicyStatus: whether the policy is public. */
export const getBucketPolicyStatusHandler = bucketHandler(async ({ context, service, bucket: { name } }) => {
  const status = await bucketPolicyStatus(context.prisma, knownService(service.uuid), name);
  if (!status) throw noPolicy(name);
  return xmlAnswer(xmlDocument("PolicyStatus", [["IsPublic", status.isPublic]]));
});

import { findBucketPolicy } from "../../../storage/bucket-policies/find.js";
import { knownService } from "../../../storage/service-ref.js";
import { bucketHandler } from "../../call.js";
import { noPolicy } from "./no-policy.js";

/** GetBucketPolicy: the document, as it was put. */
export const getBucketPolicyHandler = bucketHandler(async ({ context, service, bucket: { name } }) => {
  const document = await findBucketPolicy(context.prisma, knownService(service.uuid), name);
  if (document === undefined) throw noPolicy(name);
  return { status: 200, headers: { "Content-Type": "application/json" }, body: document };
});

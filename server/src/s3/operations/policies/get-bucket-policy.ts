import { findBucketPolicy } from "../../../storage/bucket-policies/find.js";
import { knownService } from "../../../storage/service-ref.js";
import { bucketHandler } from "../../call.js";
import { noPolicy } from "./no-policy.js";
import { requireOwnAccount } from "./require-own-account.js";

/** GetBucketPolicy: the document, as it was put. */
export const getBucketPolicyHandler = bucketHandler(async (call) => {
  requireOwnAccount(call);
  const { context, service, bucket } = call;
  const { name } = bucket;
  const document = await findBucketPolicy(context.prisma, knownService(service.uuid), name);
  if (document === undefined) throw noPolicy(name);
  return { status: 200, headers: { "Content-Type": "application/json" }, body: document };
});

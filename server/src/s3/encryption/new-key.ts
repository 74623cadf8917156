import { S3Error } from "../../aws/s3-error.js";
import { findConfiguration } from "../../object-store/configurations/configurations.js";
import type { BucketCall } from "../call.js";
import type { BucketEncryption } from "./bucket-encryption.js";
import { type GivenKey, readCustomerKey } from "./customer-key-headers.js";

/**
 * The customer's key under which a request writes. Only who brings one costs a look at what the bucket keeps out.
 *
 * @returns undefined where there is none
 * @throws S3Error as `readCustomerKey`; `AccessDenied` where the bucket blocks keys of customers
 */
export const readNewKey = async ({
  request,
  context,
  bucket,
}: Pick<BucketCall, "request" | "context" | "bucket">): Promise<GivenKey | undefined> => {
  const given = readCustomerKey(request);
  if (!given) return undefined;
  const encryption = await findConfiguration<BucketEncryption>(context.prisma, bucket.id, "encryption");
  if (encryption?.blocked?.includes("SSE-C")) throw new S3Error("AccessDenied");
  return given;
};

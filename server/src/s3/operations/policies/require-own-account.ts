import { S3Error } from "../../../aws/s3-error.js";
import type { BucketCall } from "../../call.js";

/**
 * Only identities of the account that owns a bucket read and change its policy, whatever policies allow others.
 *
 * @throws S3Error `MethodNotAllowed`, as AWS has it
 */
export const requireOwnAccount = ({ caller, service, request }: BucketCall): void => {
  if (caller?.namespace === service.namespace) return;
  throw new S3Error("MethodNotAllowed", undefined, {
    extra: { Method: request.method, ResourceType: "BUCKETPOLICY" },
  });
};

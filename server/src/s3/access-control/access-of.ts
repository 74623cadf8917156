import type { BucketAccess } from "../../storage/access-control/bucket-access.js";
import type { BucketCall } from "../call.js";

/** What decides about the bucket of a request beside its policy. */
export const accessOf = ({ authority, bucket }: Pick<BucketCall, "authority" | "bucket">): BucketAccess => {
  if (!authority.access) throw new Error(`Nothing is known of the access to bucket ${bucket.id}.`);
  return authority.access;
};

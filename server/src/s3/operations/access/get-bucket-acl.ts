import { bucketHandler } from "../../call.js";
import { ownerOnlyList } from "./owner-only.js";

/** GetBucketAcl. */
export const getBucketAclHandler = bucketHandler(ownerOnlyList);

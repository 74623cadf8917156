import { emptyAnswer, xmlType } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** HeadBucket: whether a bucket is there, and where. */
export const headBucketHandler = bucketHandler(async ({ service }) =>
  emptyAnswer(200, {
    "x-amz-bucket-region": service.region,
    "x-amz-access-point-alias": "false",
    "Content-Type": xmlType,
  }),
);

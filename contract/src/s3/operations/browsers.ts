import { defineOperation, needs } from "../define.js";
import { s3Limits } from "../limits.js";

const preflight = "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html";

/** Calls of pages of other origins. A preflight is never signed and needs no action: the bucket's configuration answers it. */
export const browserOperations = [
  defineOperation("GetBucketCors", "GET", "bucket", {
    query: ["cors"],
    answer: "xml",
    actions: [needs("GetBucketCORS", "bucket")],
  }),
  defineOperation("PutBucketCors", "PUT", "bucket", {
    query: ["cors"],
    body: "xml",
    bodyBytes: s3Limits.corsBytes,
    actions: [needs("PutBucketCORS", "bucket")],
  }),
  defineOperation("DeleteBucketCors", "DELETE", "bucket", {
    query: ["cors"],
    status: 204,
    actions: [needs("PutBucketCORS", "bucket")],
  }),
  defineOperation("PreflightBucket", "OPTIONS", "bucket", { source: preflight }),
  defineOperation("PreflightObject", "OPTIONS", "object", { source: preflight }),
] as const;

import { defineOperation, needs, notImplemented } from "../define.js";

const preflight = "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html";

/** Calls of pages of other origins. A preflight needs no action: the bucket's configuration answers it. */
export const browserOperations = [
  defineOperation("GetBucketCors", "GET", "bucket", {
    ...notImplemented({ query: ["cors"], answer: "xml" }),
    actions: [needs("GetBucketCORS", "bucket")],
  }),
  defineOperation("PutBucketCors", "PUT", "bucket", {
    ...notImplemented({ query: ["cors"], body: "xml" }),
    actions: [needs("PutBucketCORS", "bucket")],
  }),
  defineOperation("DeleteBucketCors", "DELETE", "bucket", {
    ...notImplemented({ query: ["cors"], status: 204 }),
    actions: [needs("PutBucketCORS", "bucket")],
  }),
  defineOperation("PreflightBucket", "OPTIONS", "bucket", { ...notImplemented({}), source: preflight }),
  defineOperation("PreflightObject", "OPTIONS", "object", { ...notImplemented({}), source: preflight }),
] as const;

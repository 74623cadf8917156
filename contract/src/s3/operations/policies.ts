import { defineOperation, needs } from "../define.js";

/** The policy of a bucket. */
export const policyOperations = [
  defineOperation("GetBucketPolicy", "GET", "bucket", {
    query: ["policy"],
    actions: [needs("GetBucketPolicy", "bucket")],
    answer: "json",
  }),
  defineOperation("PutBucketPolicy", "PUT", "bucket", {
    query: ["policy"],
    actions: [needs("PutBucketPolicy", "bucket")],
    body: "json",
    status: 204,
  }),
  defineOperation("DeleteBucketPolicy", "DELETE", "bucket", {
    query: ["policy"],
    actions: [needs("DeleteBucketPolicy", "bucket")],
    status: 204,
  }),
  defineOperation("GetBucketPolicyStatus", "GET", "bucket", {
    query: ["policyStatus"],
    actions: [needs("GetBucketPolicyStatus", "bucket")],
    answer: "xml",
  }),
] as const;

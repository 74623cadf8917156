import { defineOperation, needs } from "../define.js";

/** What is in a bucket. */
export const listingOperations = [
  defineOperation("ListObjects", "GET", "bucket", { actions: [needs("ListBucket", "bucket")], answer: "xml" }),
  defineOperation("ListObjectsV2", "GET", "bucket", {
    query: ["list-type"],
    actions: [needs("ListBucket", "bucket")],
    answer: "xml",
  }),
  defineOperation("ListObjectVersions", "GET", "bucket", {
    query: ["versions"],
    answer: "xml",
    actions: [needs("ListBucketVersions", "bucket")],
  }),
  defineOperation("ListMultipartUploads", "GET", "bucket", {
    query: ["uploads"],
    actions: [needs("ListBucketMultipartUploads", "bucket")],
    answer: "xml",
  }),
] as const;

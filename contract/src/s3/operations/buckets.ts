import { defineOperation, needs } from "../define.js";

/** Buckets themselves. */
export const bucketOperations = [
  defineOperation("ListBuckets", "GET", "service", {
    actions: [needs("ListAllMyBuckets", "service")],
    answer: "xml",
  }),
  defineOperation("CreateBucket", "PUT", "bucket", {
    actions: [
      needs("CreateBucket", "bucket"),
      needs("PutBucketAcl", "bucket", "acl"),
      needs("PutBucketObjectLockConfiguration", "bucket", "object-lock"),
      needs("PutBucketVersioning", "bucket", "object-lock"),
      needs("PutBucketOwnershipControls", "bucket", "object-ownership"),
    ],
    body: "xml",
  }),
  defineOperation("HeadBucket", "HEAD", "bucket", { actions: [needs("ListBucket", "bucket")] }),
  defineOperation("DeleteBucket", "DELETE", "bucket", { actions: [needs("DeleteBucket", "bucket")], status: 204 }),
  defineOperation("GetBucketLocation", "GET", "bucket", {
    query: ["location"],
    actions: [needs("GetBucketLocation", "bucket")],
    answer: "xml",
  }),
  defineOperation("GetBucketTagging", "GET", "bucket", {
    query: ["tagging"],
    answer: "xml",
    actions: [needs("GetBucketTagging", "bucket")],
  }),
  defineOperation("PutBucketTagging", "PUT", "bucket", {
    query: ["tagging"],
    body: "xml",
    status: 204,
    actions: [needs("PutBucketTagging", "bucket")],
  }),
  defineOperation("DeleteBucketTagging", "DELETE", "bucket", {
    query: ["tagging"],
    status: 204,
    actions: [needs("PutBucketTagging", "bucket")],
  }),
] as const;

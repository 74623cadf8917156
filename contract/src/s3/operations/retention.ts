import { defineOperation, needs } from "../define.js";
import { s3Limits } from "../limits.js";

/** How long what is in a bucket is kept: versions, lifecycle, locks. */
export const retentionOperations = [
  defineOperation("GetBucketVersioning", "GET", "bucket", {
    query: ["versioning"],
    actions: [needs("GetBucketVersioning", "bucket")],
    answer: "xml",
  }),
  defineOperation("PutBucketVersioning", "PUT", "bucket", {
    query: ["versioning"],
    actions: [needs("PutBucketVersioning", "bucket")],
    body: "xml",
  }),
  defineOperation("GetBucketLifecycleConfiguration", "GET", "bucket", {
    query: ["lifecycle"],
    answer: "xml",
    actions: [needs("GetLifecycleConfiguration", "bucket")],
  }),
  defineOperation("PutBucketLifecycleConfiguration", "PUT", "bucket", {
    query: ["lifecycle"],
    body: "xml",
    actions: [needs("PutLifecycleConfiguration", "bucket")],
  }),
  defineOperation("DeleteBucketLifecycle", "DELETE", "bucket", {
    query: ["lifecycle"],
    status: 204,
    actions: [needs("PutLifecycleConfiguration", "bucket")],
  }),
  defineOperation("GetObjectLockConfiguration", "GET", "bucket", {
    query: ["object-lock"],
    answer: "xml",
    actions: [needs("GetBucketObjectLockConfiguration", "bucket")],
  }),
  defineOperation("PutObjectLockConfiguration", "PUT", "bucket", {
    query: ["object-lock"],
    body: "xml",
    actions: [needs("PutBucketObjectLockConfiguration", "bucket")],
  }),
  defineOperation("GetObjectRetention", "GET", "object", {
    query: ["retention"],
    answer: "xml",
    actions: [needs("GetObjectRetention", "object")],
  }),
  defineOperation("PutObjectRetention", "PUT", "object", {
    query: ["retention"],
    body: "xml",
    // read before the request is allowed: policies may depend on it
    bodyBytes: s3Limits.lockBytes,
    actions: [needs("PutObjectRetention", "object"), needs("BypassGovernanceRetention", "object", "bypass-governance")],
  }),
  defineOperation("GetObjectLegalHold", "GET", "object", {
    query: ["legal-hold"],
    answer: "xml",
    actions: [needs("GetObjectLegalHold", "object")],
  }),
  defineOperation("PutObjectLegalHold", "PUT", "object", {
    query: ["legal-hold"],
    body: "xml",
    // read before the request is allowed: policies may depend on it
    bodyBytes: s3Limits.lockBytes,
    actions: [needs("PutObjectLegalHold", "object")],
  }),
] as const;

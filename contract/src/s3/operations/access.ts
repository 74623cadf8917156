import { defineOperation, needs, needsOfVersion } from "../define.js";
import { s3Limits } from "../limits.js";

/** Access control lists, ownership, public access, and calls of browsers. */
export const accessOperations = [
  defineOperation("GetBucketAcl", "GET", "bucket", {
    query: ["acl"],
    answer: "xml",
    actions: [needs("GetBucketAcl", "bucket")],
  }),
  defineOperation("PutBucketAcl", "PUT", "bucket", {
    query: ["acl"],
    body: "xml",
    bodyBytes: s3Limits.aclBytes,
    actions: [needs("PutBucketAcl", "bucket")],
  }),
  defineOperation("GetObjectAcl", "GET", "object", {
    query: ["acl"],
    answer: "xml",
    reveals: "s3:ListBucket",
    actions: needsOfVersion("GetObjectAcl", "GetObjectVersionAcl"),
  }),
  defineOperation("PutObjectAcl", "PUT", "object", {
    query: ["acl"],
    body: "xml",
    bodyBytes: s3Limits.aclBytes,
    reveals: "s3:ListBucket",
    actions: needsOfVersion("PutObjectAcl", "PutObjectVersionAcl"),
  }),
  defineOperation("GetBucketOwnershipControls", "GET", "bucket", {
    query: ["ownershipControls"],
    answer: "xml",
    actions: [needs("GetBucketOwnershipControls", "bucket")],
  }),
  defineOperation("PutBucketOwnershipControls", "PUT", "bucket", {
    query: ["ownershipControls"],
    body: "xml",
    actions: [needs("PutBucketOwnershipControls", "bucket")],
  }),
  defineOperation("DeleteBucketOwnershipControls", "DELETE", "bucket", {
    query: ["ownershipControls"],
    status: 204,
    actions: [needs("PutBucketOwnershipControls", "bucket")],
  }),
  defineOperation("GetPublicAccessBlock", "GET", "bucket", {
    query: ["publicAccessBlock"],
    answer: "xml",
    actions: [needs("GetBucketPublicAccessBlock", "bucket")],
  }),
  defineOperation("PutPublicAccessBlock", "PUT", "bucket", {
    query: ["publicAccessBlock"],
    body: "xml",
    actions: [needs("PutBucketPublicAccessBlock", "bucket")],
  }),
  defineOperation("DeletePublicAccessBlock", "DELETE", "bucket", {
    query: ["publicAccessBlock"],
    status: 204,
    actions: [needs("PutBucketPublicAccessBlock", "bucket")],
  }),
] as const;

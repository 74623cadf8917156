import { defineOperation, needs, notImplemented } from "../define.js";

/** How what is in a bucket is encrypted. */
export const encryptionOperations = [
  defineOperation("GetBucketEncryption", "GET", "bucket", {
    query: ["encryption"],
    answer: "xml",
    actions: [needs("GetEncryptionConfiguration", "bucket")],
  }),
  defineOperation("PutBucketEncryption", "PUT", "bucket", {
    query: ["encryption"],
    body: "xml",
    actions: [needs("PutEncryptionConfiguration", "bucket")],
  }),
  defineOperation("DeleteBucketEncryption", "DELETE", "bucket", {
    query: ["encryption"],
    status: 204,
    actions: [needs("PutEncryptionConfiguration", "bucket")],
  }),
  defineOperation("UpdateObjectEncryption", "PUT", "object", {
    ...notImplemented({ query: ["encryption"], body: "xml" }),
    actions: [needs("UpdateObjectEncryption", "object")],
  }),
] as const;

import { defineOperation, needs, notImplemented } from "../define.js";

/** How what is in a bucket is encrypted. */
export const encryptionOperations = [
  defineOperation("GetBucketEncryption", "GET", "bucket", {
    ...notImplemented({ query: ["encryption"], answer: "xml" }),
    actions: [needs("GetEncryptionConfiguration", "bucket")],
  }),
  defineOperation("PutBucketEncryption", "PUT", "bucket", {
    ...notImplemented({ query: ["encryption"], body: "xml" }),
    actions: [needs("PutEncryptionConfiguration", "bucket")],
  }),
  defineOperation("DeleteBucketEncryption", "DELETE", "bucket", {
    ...notImplemented({ query: ["encryption"], status: 204 }),
    actions: [needs("PutEncryptionConfiguration", "bucket")],
  }),
  defineOperation("UpdateObjectEncryption", "PUT", "object", {
    ...notImplemented({ query: ["encryption"], body: "xml" }),
    actions: [needs("UpdateObjectEncryption", "object")],
  }),
] as const;

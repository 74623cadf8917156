import { defineOperation, needs, notImplemented } from "../define.js";

/** Configurations of a bucket that only AWS has. */
export const otherConfigurationOperations = [
  defineOperation("GetBucketWebsite", "GET", "bucket", {
    ...notImplemented({ query: ["website"], answer: "xml" }),
    actions: [needs("GetBucketWebsite", "bucket")],
  }),
  defineOperation("PutBucketWebsite", "PUT", "bucket", {
    ...notImplemented({ query: ["website"], body: "xml" }),
    actions: [needs("PutBucketWebsite", "bucket")],
  }),
  defineOperation("DeleteBucketWebsite", "DELETE", "bucket", {
    ...notImplemented({ query: ["website"], status: 204 }),
    actions: [needs("DeleteBucketWebsite", "bucket")],
  }),
  defineOperation("GetBucketNotificationConfiguration", "GET", "bucket", {
    ...notImplemented({ query: ["notification"], answer: "xml" }),
    actions: [needs("GetBucketNotification", "bucket")],
  }),
  defineOperation("PutBucketNotificationConfiguration", "PUT", "bucket", {
    ...notImplemented({ query: ["notification"], body: "xml" }),
    actions: [needs("PutBucketNotification", "bucket")],
  }),
  defineOperation("GetBucketReplication", "GET", "bucket", {
    ...notImplemented({ query: ["replication"], answer: "xml" }),
    actions: [needs("GetReplicationConfiguration", "bucket")],
  }),
  defineOperation("PutBucketReplication", "PUT", "bucket", {
    ...notImplemented({ query: ["replication"], body: "xml" }),
    actions: [needs("PutReplicationConfiguration", "bucket")],
  }),
  defineOperation("DeleteBucketReplication", "DELETE", "bucket", {
    ...notImplemented({ query: ["replication"], status: 204 }),
    actions: [needs("PutReplicationConfiguration", "bucket")],
  }),
  defineOperation("GetBucketLogging", "GET", "bucket", {
    ...notImplemented({ query: ["logging"], answer: "xml" }),
    actions: [needs("GetBucketLogging", "bucket")],
  }),
  defineOperation("PutBucketLogging", "PUT", "bucket", {
    ...notImplemented({ query: ["logging"], body: "xml" }),
    actions: [needs("PutBucketLogging", "bucket")],
  }),
  defineOperation("GetBucketAccelerateConfiguration", "GET", "bucket", {
    ...notImplemented({ query: ["accelerate"], answer: "xml" }),
    actions: [needs("GetAccelerateConfiguration", "bucket")],
  }),
  defineOperation("PutBucketAccelerateConfiguration", "PUT", "bucket", {
    ...notImplemented({ query: ["accelerate"], body: "xml" }),
    actions: [needs("PutAccelerateConfiguration", "bucket")],
  }),
  defineOperation("GetBucketRequestPayment", "GET", "bucket", {
    ...notImplemented({ query: ["requestPayment"], answer: "xml" }),
    actions: [needs("GetBucketRequestPayment", "bucket")],
  }),
  defineOperation("PutBucketRequestPayment", "PUT", "bucket", {
    ...notImplemented({ query: ["requestPayment"], body: "xml" }),
    actions: [needs("PutBucketRequestPayment", "bucket")],
  }),
  defineOperation("GetBucketAbac", "GET", "bucket", {
    ...notImplemented({ query: ["abac"], answer: "xml" }),
    actions: [needs("GetBucketAbac", "bucket")],
  }),
  defineOperation("PutBucketAbac", "PUT", "bucket", {
    ...notImplemented({ query: ["abac"], body: "xml" }),
    actions: [needs("PutBucketAbac", "bucket")],
  }),
] as const;

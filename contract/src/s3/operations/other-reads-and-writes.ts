import { defineOperation, needs, needsOfVersion, notImplemented } from "../define.js";

/** Other ways to read and write objects, which only AWS has. */
export const otherReadAndWriteOperations = [
  defineOperation("GetObjectTorrent", "GET", "object", {
    ...notImplemented({ query: ["torrent"], answer: "object" }),
    actions: needsOfVersion("GetObjectTorrent", "GetObjectVersionTorrent"),
  }),
  defineOperation("RestoreObject", "POST", "object", {
    ...notImplemented({ query: ["restore"], body: "xml" }),
    actions: [needs("RestoreObject", "object")],
  }),
  defineOperation("SelectObjectContent", "POST", "object", {
    ...notImplemented({ query: ["select"], body: "xml", answer: "events" }),
    actions: [needs("GetObject", "object")],
  }),
  defineOperation("RenameObject", "PUT", "object", {
    ...notImplemented({ query: ["renameObject"] }),
    actions: [needs("PutObject", "object")],
  }),
  defineOperation("CreateSession", "GET", "bucket", {
    ...notImplemented({ query: ["session"], answer: "xml" }),
    actions: [needs("ListBucket", "bucket")],
  }),
  // what AWS serves at another address, clients ask for here by the name of the operation
  defineOperation("ListDirectoryBuckets", "GET", "service", {
    ...notImplemented({ query: ["x-id=ListDirectoryBuckets"], answer: "xml" }),
    actions: [needs("ListAllMyBuckets", "service")],
  }),
  // sent to `/WriteGetObjectResponse`, which reads like a bucket
  defineOperation("WriteGetObjectResponse", "POST", "bucket", {
    ...notImplemented({ headers: ["x-amz-request-route", "x-amz-request-token"], body: "object" }),
    actions: [needs("PutObject", "bucket")],
  }),
] as const;

import { defineOperation, needs } from "../define.js";
import { s3Limits } from "../limits.js";
import { sourceActions, writingActions } from "./objects.js";

/** Uploads in parts. */
export const multipartOperations = [
  defineOperation("CreateMultipartUpload", "POST", "object", {
    query: ["uploads"],
    actions: writingActions,
    answer: "xml",
  }),
  defineOperation("UploadPart", "PUT", "object", {
    query: ["uploadId", "partNumber"],
    actions: [needs("PutObject", "object")],
    body: "object",
    bodyBytes: s3Limits.partBytes.max,
  }),
  defineOperation("UploadPartCopy", "PUT", "object", {
    query: ["uploadId", "partNumber"],
    headers: ["x-amz-copy-source"],
    actions: [...sourceActions, needs("PutObject", "object")],
    reveals: "s3:ListBucket",
    answer: "xml",
  }),
  defineOperation("CompleteMultipartUpload", "POST", "object", {
    query: ["uploadId"],
    actions: [needs("PutObject", "object")],
    body: "xml",
    bodyBytes: s3Limits.completeUploadBytes,
    answer: "xml",
  }),
  defineOperation("AbortMultipartUpload", "DELETE", "object", {
    query: ["uploadId"],
    actions: [needs("AbortMultipartUpload", "object")],
    status: 204,
  }),
  defineOperation("ListParts", "GET", "object", {
    query: ["uploadId"],
    actions: [needs("ListMultipartUploadParts", "object")],
    answer: "xml",
  }),
] as const;

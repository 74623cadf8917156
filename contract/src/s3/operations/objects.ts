import { defineOperation, needs, needsOfVersion } from "../define.js";
import { s3Limits } from "../limits.js";

/** What the headers of a new object need beside `s3:PutObject`. */
export const writingActions = [
  needs("PutObject", "object"),
  needs("PutObjectAcl", "object", "acl"),
  needs("PutObjectTagging", "object", "tagging"),
  needs("PutObjectRetention", "object", "retention"),
  needs("PutObjectLegalHold", "object", "legal-hold"),
];

/** What reading the source of a copy needs. */
export const sourceActions = [
  needs("GetObject", "source-object", "no-source-version"),
  needs("GetObjectVersion", "source-object", "source-version"),
];

const reading = { actions: needsOfVersion("GetObject", "GetObjectVersion"), reveals: "s3:ListBucket" } as const;

/** Objects: write, read, copy, delete. */
export const objectOperations = [
  defineOperation("PutObject", "PUT", "object", { actions: writingActions, body: "object" }),
  defineOperation("CopyObject", "PUT", "object", {
    headers: ["x-amz-copy-source"],
    actions: [
      ...sourceActions,
      ...writingActions,
      needs("GetObjectTagging", "source-object", "copied-tags"),
      needs("GetObjectVersionTagging", "source-object", "copied-tags-of-version"),
      needs("PutObjectTagging", "object", "copied-tags"),
      needs("PutObjectTagging", "object", "copied-tags-of-version"),
    ],
    reveals: "s3:ListBucket",
    answer: "xml",
  }),
  defineOperation("GetObject", "GET", "object", { ...reading, answer: "object" }),
  defineOperation("HeadObject", "HEAD", "object", reading),
  defineOperation("DeleteObject", "DELETE", "object", {
    actions: [
      ...needsOfVersion("DeleteObject", "DeleteObjectVersion"),
      needs("BypassGovernanceRetention", "object", "bypass-governance"),
    ],
    status: 204,
  }),
  defineOperation("DeleteObjects", "POST", "bucket", {
    query: ["delete"],
    // the handler asks for each object: one that is denied is an error of its own in the answer. Those with a version
    // id need s3:DeleteObjectVersion instead.
    actions: [
      needs("DeleteObject", "each-object", "no-version"),
      needs("DeleteObjectVersion", "each-object", "version"),
      needs("BypassGovernanceRetention", "each-object", "bypass-governance"),
    ],
    body: "xml",
    answer: "xml",
  }),
  defineOperation("PostObject", "POST", "bucket", {
    body: "form",
    status: 204,
    actions: writingActions,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html",
  }),
  defineOperation("GetObjectAttributes", "GET", "object", {
    query: ["attributes"],
    reveals: "s3:ListBucket",
    answer: "xml",
    actions: [...reading.actions, ...needsOfVersion("GetObjectAttributes", "GetObjectVersionAttributes")],
  }),
  defineOperation("GetObjectTagging", "GET", "object", {
    query: ["tagging"],
    answer: "xml",
    actions: needsOfVersion("GetObjectTagging", "GetObjectVersionTagging"),
  }),
  defineOperation("PutObjectTagging", "PUT", "object", {
    query: ["tagging"],
    body: "xml",
    // read before the request is allowed: policies may depend on the tags in it
    bodyBytes: s3Limits.tagSetBytes,
    actions: needsOfVersion("PutObjectTagging", "PutObjectVersionTagging"),
  }),
  defineOperation("DeleteObjectTagging", "DELETE", "object", {
    query: ["tagging"],
    status: 204,
    actions: needsOfVersion("DeleteObjectTagging", "DeleteObjectVersionTagging"),
  }),
] as const;

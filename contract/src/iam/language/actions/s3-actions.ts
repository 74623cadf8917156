import { actionsOf } from "./action.js";

/** Keys that every request to S3 can have. */
export const s3RequestKeys = [
  "s3:authType",
  "s3:ResourceAccount",
  "s3:signatureAge",
  "s3:signatureversion",
  "s3:TlsVersion",
  "s3:x-amz-content-sha256",
] as const;

const acl = [
  "x-amz-acl",
  "x-amz-grant-full-control",
  "x-amz-grant-read",
  "x-amz-grant-read-acp",
  "x-amz-grant-write",
  "x-amz-grant-write-acp",
] as const;
const encryption = [
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-customer-algorithm",
] as const;
const requestTags = ["RequestObjectTag/", "RequestObjectTagKeys"] as const;
const copy = ["x-amz-copy-source", "x-amz-metadata-directive"] as const;
const retention = [
  "object-lock-mode",
  "object-lock-remaining-retention-days",
  "object-lock-retain-until-date",
] as const;
const writing = [
  ...acl,
  ...copy,
  ...encryption,
  ...requestTags,
  "x-amz-storage-class",
  "x-amz-website-redirect-location",
] as const;
const listing = ["delimiter", "max-keys", "prefix"] as const;
const existingTag = "ExistingObjectTag/";
const version = "VersionId";

/** Actions on objects. */
export const s3ObjectActions = actionsOf("s3", {
  AbortMultipartUpload: ["write", "object"],
  BypassGovernanceRetention: ["permissions", "object", ...writing],
  DeleteObject: ["write", "object", "if-match"],
  DeleteObjectTagging: ["tagging", "object", existingTag],
  DeleteObjectVersion: ["write", "object", version],
  DeleteObjectVersionTagging: ["tagging", "object", existingTag, version],
  GetObject: ["read", "object", existingTag],
  GetObjectAcl: ["read", "object", existingTag],
  GetObjectAttributes: ["read", "object", existingTag],
  GetObjectLegalHold: ["read", "object"],
  GetObjectRetention: ["read", "object"],
  GetObjectTagging: ["read", "object", existingTag],
  GetObjectVersion: ["read", "object", existingTag, version],
  GetObjectVersionAcl: ["read", "object", existingTag, version],
  GetObjectVersionAttributes: ["read", "object", existingTag, version],
  GetObjectVersionTagging: ["read", "object", existingTag, version],
  ListMultipartUploadParts: ["list", "object"],
  PutObject: [
    "write",
    "object",
    ...writing,
    ...retention,
    "if-match",
    "if-none-match",
    "object-lock-legal-hold",
    "ObjectCreationOperation",
  ],
  PutObjectAcl: ["permissions", "object", existingTag, ...acl, "x-amz-storage-class"],
  PutObjectLegalHold: ["write", "object", "object-lock-legal-hold"],
  PutObjectRetention: ["write", "object", ...retention],
  PutObjectTagging: ["tagging", "object", existingTag, ...requestTags],
  PutObjectVersionAcl: ["permissions", "object", existingTag, version, ...acl, "x-amz-storage-class"],
  PutObjectVersionTagging: ["tagging", "object", existingTag, version, ...requestTags],
});

/** Actions on buckets. */
export const s3BucketActions = actionsOf("s3", {
  CreateBucket: [
    "write",
    "bucket",
    ...acl,
    "LocationConstraint",
    "x-amz-object-ownership",
    "aws:RequestTag/",
    "aws:TagKeys",
  ],
  DeleteBucket: ["write", "bucket"],
  DeleteBucketPolicy: ["permissions", "bucket"],
  GetBucketAcl: ["read", "bucket"],
  GetBucketCORS: ["read", "bucket"],
  GetBucketLocation: ["read", "bucket"],
  GetBucketObjectLockConfiguration: ["read", "bucket"],
  GetBucketOwnershipControls: ["read", "bucket"],
  GetBucketPolicy: ["read", "bucket"],
  GetBucketPolicyStatus: ["read", "bucket"],
  GetBucketPublicAccessBlock: ["read", "bucket"],
  GetBucketTagging: ["read", "bucket"],
  GetBucketVersioning: ["read", "bucket"],
  GetEncryptionConfiguration: ["read", "bucket"],
  GetLifecycleConfiguration: ["read", "bucket"],
  ListAllMyBuckets: ["list", []],
  ListBucket: ["list", "bucket", ...listing],
  ListBucketMultipartUploads: ["list", "bucket"],
  ListBucketVersions: ["list", "bucket", ...listing],
  PutBucketAcl: ["permissions", "bucket", ...acl],
  PutBucketCORS: ["write", "bucket"],
  PutBucketObjectLockConfiguration: ["write", "bucket"],
  PutBucketOwnershipControls: ["permissions", "bucket"],
  PutBucketPolicy: ["permissions", "bucket"],
  PutBucketPublicAccessBlock: ["permissions", "bucket"],
  PutBucketTagging: ["tagging", "bucket"],
  PutBucketVersioning: ["write", "bucket"],
  PutEncryptionConfiguration: ["write", "bucket"],
  PutLifecycleConfiguration: ["write", "bucket"],
});

import type { S3OperationName } from "@concordat/contract/s3";
import type { S3Handler } from "../call.js";

type Load = () => Promise<S3Handler>;

/**
 * The handlers, each loaded when it is first asked for. Operations without one are refused with 501. Preflights have none: they
 * are answered before anybody is authenticated.
 */
const handlers: { readonly [Name in S3OperationName]?: Load } = {
  ListBuckets: async () => (await import("./buckets/list-buckets.js")).listBucketsHandler,
  CreateBucket: async () => (await import("./buckets/create-bucket.js")).createBucketHandler,
  HeadBucket: async () => (await import("./buckets/head-bucket.js")).headBucketHandler,
  DeleteBucket: async () => (await import("./buckets/delete-bucket.js")).deleteBucketHandler,
  GetBucketLocation: async () => (await import("./buckets/get-bucket-location.js")).getBucketLocationHandler,
  GetBucketVersioning: async () => (await import("./buckets/get-bucket-versioning.js")).getBucketVersioningHandler,
  PutBucketVersioning: async () => (await import("./buckets/put-bucket-versioning.js")).putBucketVersioningHandler,
  GetBucketLifecycleConfiguration: async () =>
    (await import("./lifecycle/get-bucket-lifecycle-configuration.js")).getBucketLifecycleConfigurationHandler,
  PutBucketLifecycleConfiguration: async () =>
    (await import("./lifecycle/put-bucket-lifecycle-configuration.js")).putBucketLifecycleConfigurationHandler,
  DeleteBucketLifecycle: async () =>
    (await import("./lifecycle/delete-bucket-lifecycle.js")).deleteBucketLifecycleHandler,
  GetObjectLockConfiguration: async () =>
    (await import("./locks/get-object-lock-configuration.js")).getObjectLockConfigurationHandler,
  PutObjectLockConfiguration: async () =>
    (await import("./locks/put-object-lock-configuration.js")).putObjectLockConfigurationHandler,
  GetObjectRetention: async () => (await import("./locks/get-object-retention.js")).getObjectRetentionHandler,
  PutObjectRetention: async () => (await import("./locks/put-object-retention.js")).putObjectRetentionHandler,
  GetObjectLegalHold: async () => (await import("./locks/get-object-legal-hold.js")).getObjectLegalHoldHandler,
  PutObjectLegalHold: async () => (await import("./locks/put-object-legal-hold.js")).putObjectLegalHoldHandler,
  ListObjects: async () => (await import("./listings/list-objects.js")).listObjectsHandler,
  ListObjectsV2: async () => (await import("./listings/list-objects-v2.js")).listObjectsV2Handler,
  ListObjectVersions: async () => (await import("./listings/list-object-versions.js")).listObjectVersionsHandler,
  ListMultipartUploads: async () => (await import("./listings/list-multipart-uploads.js")).listMultipartUploadsHandler,
  PutObject: async () => (await import("./objects/put-object.js")).putObjectHandler,
  PostObject: async () => (await import("./objects/post-object.js")).postObjectHandler,
  GetObject: async () => (await import("./objects/get-object.js")).getObjectHandler,
  HeadObject: async () => (await import("./objects/head-object.js")).headObjectHandler,
  DeleteObject: async () => (await import("./objects/delete-object.js")).deleteObjectHandler,
  DeleteObjects: async () => (await import("./objects/delete-objects.js")).deleteObjectsHandler,
  CopyObject: async () => (await import("./objects/copy-object.js")).copyObjectHandler,
  GetObjectTagging: async () => (await import("./tagging/get-object-tagging.js")).getObjectTaggingHandler,
  PutObjectTagging: async () => (await import("./tagging/put-object-tagging.js")).putObjectTaggingHandler,
  DeleteObjectTagging: async () => (await import("./tagging/delete-object-tagging.js")).deleteObjectTaggingHandler,
  GetBucketTagging: async () => (await import("./tagging/get-bucket-tagging.js")).getBucketTaggingHandler,
  PutBucketTagging: async () => (await import("./tagging/put-bucket-tagging.js")).putBucketTaggingHandler,
  DeleteBucketTagging: async () => (await import("./tagging/delete-bucket-tagging.js")).deleteBucketTaggingHandler,
  GetObjectAttributes: async () => (await import("./objects/get-object-attributes.js")).getObjectAttributesHandler,
  CreateMultipartUpload: async () =>
    (await import("./multipart/create-multipart-upload.js")).createMultipartUploadHandler,
  UploadPart: async () => (await import("./multipart/upload-part.js")).uploadPartHandler,
  UploadPartCopy: async () => (await import("./multipart/upload-part-copy.js")).uploadPartCopyHandler,
  CompleteMultipartUpload: async () =>
    (await import("./multipart/complete-multipart-upload.js")).completeMultipartUploadHandler,
  AbortMultipartUpload: async () => (await import("./multipart/abort-multipart-upload.js")).abortMultipartUploadHandler,
  ListParts: async () => (await import("./multipart/list-parts.js")).listPartsHandler,
  GetBucketAcl: async () => (await import("./access/get-bucket-acl.js")).getBucketAclHandler,
  GetObjectAcl: async () => (await import("./access/get-object-acl.js")).getObjectAclHandler,
  PutBucketAcl: async () => (await import("./access/put-bucket-acl.js")).putBucketAclHandler,
  PutObjectAcl: async () => (await import("./access/put-object-acl.js")).putObjectAclHandler,
  GetBucketPolicy: async () => (await import("./policies/get-bucket-policy.js")).getBucketPolicyHandler,
  PutBucketPolicy: async () => (await import("./policies/put-bucket-policy.js")).putBucketPolicyHandler,
  DeleteBucketPolicy: async () => (await import("./policies/delete-bucket-policy.js")).deleteBucketPolicyHandler,
  GetBucketPolicyStatus: async () =>
    (await import("./policies/get-bucket-policy-status.js")).getBucketPolicyStatusHandler,
  GetBucketCors: async () => (await import("./cors/get-bucket-cors.js")).getBucketCorsHandler,
  PutBucketCors: async () => (await import("./cors/put-bucket-cors.js")).putBucketCorsHandler,
  DeleteBucketCors: async () => (await import("./cors/delete-bucket-cors.js")).deleteBucketCorsHandler,
  GetBucketEncryption: async () => (await import("./encryption/get-bucket-encryption.js")).getBucketEncryptionHandler,
  PutBucketEncryption: async () => (await import("./encryption/put-bucket-encryption.js")).putBucketEncryptionHandler,
  DeleteBucketEncryption: async () =>
    (await import("./encryption/delete-bucket-encryption.js")).deleteBucketEncryptionHandler,
  GetPublicAccessBlock: async () => (await import("./access/get-public-access-block.js")).getPublicAccessBlockHandler,
  PutPublicAccessBlock: async () => (await import("./access/put-public-access-block.js")).putPublicAccessBlockHandler,
  DeletePublicAccessBlock: async () =>
    (await import("./access/delete-public-access-block.js")).deletePublicAccessBlockHandler,
  GetBucketOwnershipControls: async () =>
    (await import("./access/get-bucket-ownership-controls.js")).getBucketOwnershipControlsHandler,
  PutBucketOwnershipControls: async () =>
    (await import("./access/put-bucket-ownership-controls.js")).putBucketOwnershipControlsHandler,
  DeleteBucketOwnershipControls: async () =>
    (await import("./access/delete-bucket-ownership-controls.js")).deleteBucketOwnershipControlsHandler,
};

const loaded = new Map<S3OperationName, S3Handler>();

/** The handler of an operation; undefined where the server does not have it. */
export const handlerOf = async (name: S3OperationName): Promise<S3Handler | undefined> => {
  const known = loaded.get(name);
  if (known) return known;
  const handler = await handlers[name]?.();
  if (handler) loaded.set(name, handler);
  return handler;
};

import type { S3OperationName } from "@concordat/contract/s3";
import type { S3Handler } from "../call.js";

type Load = () => Promise<S3Handler>;

/** The handlers, each loaded when it is first asked for. Operations without one are refused with 501. */
const handlers: { readonly [Name in S3OperationName]?: Load } = {
  ListBuckets: async () => (await import("./buckets/list-buckets.js")).listBucketsHandler,
  CreateBucket: async () => (await import("./buckets/create-bucket.js")).createBucketHandler,
  HeadBucket: async () => (await import("./buckets/head-bucket.js")).headBucketHandler,
  GetBucketLocation: async () => (await import("./buckets/get-bucket-location.js")).getBucketLocationHandler,
  GetBucketVersioning: async () => (await import("./buckets/get-bucket-versioning.js")).getBucketVersioningHandler,
  GetBucketPolicy: async () => (await import("./policies/get-bucket-policy.js")).getBucketPolicyHandler,
  PutBucketPolicy: async () => (await import("./policies/put-bucket-policy.js")).putBucketPolicyHandler,
  DeleteBucketPolicy: async () => (await import("./policies/delete-bucket-policy.js")).deleteBucketPolicyHandler,
  GetBucketPolicyStatus: async () =>
    (await import("./policies/get-bucket-policy-status.js")).getBucketPolicyStatusHandler,
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

import type { S3Client } from "./s3-client.js";
import { S3ClientError } from "./s3-client-error.js";

/** Whether there is a bucket. @throws S3ClientError for any other answer than yes or no, or the reason of the signal */
export const hasBucket = async (client: S3Client, bucket: string, signal: AbortSignal): Promise<boolean> => {
  try {
    (await client.call({ method: "HEAD", bucket }, signal)).resume();
    return true;
  } catch (error) {
    if (error instanceof S3ClientError && error.status === 404) return false;
    throw error;
  }
};

/** Creates a bucket. @throws S3ClientError, or the reason of the signal */
export const createBucket = async (client: S3Client, bucket: string, signal: AbortSignal): Promise<void> => {
  (await client.call({ method: "PUT", bucket }, signal)).resume();
};

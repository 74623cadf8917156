import {
  DeleteBucketCorsCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketCorsCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/** A document of a bucket, as JSON: members are called as in the AWS SDKs and the AWS CLI. */
export interface BucketDocument {
  readonly name: "policy" | "cors" | "lifecycle" | "lock" | "publicAccess";
  /** @returns the document; undefined where the bucket has none */
  readonly read: (s3: S3Client, bucket: string) => Promise<unknown>;
  readonly write: (s3: S3Client, bucket: string, document: never) => Promise<unknown>;
  /** Absent where it can only be replaced. */
  readonly remove?: (s3: S3Client, bucket: string) => Promise<unknown>;
  /** What a first one may look like. */
  readonly example: unknown;
}

/** What S3 answers where there is no such document. */
const absent =
  /^NoSuch(BucketPolicy|CORSConfiguration|LifecycleConfiguration|PublicAccessBlockConfiguration)$|^ObjectLockConfigurationNotFoundError$/;

/** Reads something that may not be there. */
const ifThere = async <Found>(reading: Promise<Found>): Promise<Found | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (absent.test((error as Error).name)) return undefined;
    throw error;
  }
};

const day = 24 * 60 * 60;

export const bucketDocuments: readonly BucketDocument[] = [
  {
    name: "policy",
    read: async (s3, Bucket) => {
      const found = await ifThere(s3.send(new GetBucketPolicyCommand({ Bucket })));
      return found?.Policy === undefined ? undefined : JSON.parse(found.Policy);
    },
    write: (s3, Bucket, document) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(document) })),
    remove: (s3, Bucket) => s3.send(new DeleteBucketPolicyCommand({ Bucket })),
    example: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::BUCKET/public/*" },
      ],
    },
  },
  {
    name: "cors",
    read: async (s3, Bucket) => (await ifThere(s3.send(new GetBucketCorsCommand({ Bucket }))))?.CORSRules,
    write: (s3, Bucket, CORSRules) => s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } })),
    remove: (s3, Bucket) => s3.send(new DeleteBucketCorsCommand({ Bucket })),
    example: [{ AllowedOrigins: ["https://example.com"], AllowedMethods: ["GET"], MaxAgeSeconds: day }],
  },
  {
    name: "lifecycle",
    read: async (s3, Bucket) => (await ifThere(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))))?.Rules,
    write: (s3, Bucket, Rules) =>
      s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } })),
    remove: (s3, Bucket) => s3.send(new DeleteBucketLifecycleCommand({ Bucket })),
    example: [
      { ID: "tidy", Status: "Enabled", Filter: { Prefix: "tmp/" }, Expiration: { Days: 30 } },
      { ID: "uploads", Status: "Enabled", Filter: {}, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ],
  },
  {
    name: "publicAccess",
    read: async (s3, Bucket) =>
      (await ifThere(s3.send(new GetPublicAccessBlockCommand({ Bucket }))))?.PublicAccessBlockConfiguration,
    write: (s3, Bucket, PublicAccessBlockConfiguration) =>
      s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration })),
    remove: (s3, Bucket) => s3.send(new DeletePublicAccessBlockCommand({ Bucket })),
    example: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
  },
  {
    name: "lock",
    read: async (s3, Bucket) =>
      (await ifThere(s3.send(new GetObjectLockConfigurationCommand({ Bucket }))))?.ObjectLockConfiguration,
    write: (s3, Bucket, ObjectLockConfiguration) =>
      s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration })),
    example: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 30 } } },
  },
];

import type {
  BucketPolicyDocument,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "./generated/policy-document-model.js";

// the version that has policy variables
const Version = "2012-10-17";

/**
 * Builds the document of a managed or inline policy.
 *
 * @example
 * ```ts
 * const document = policy({
 *   Effect: "Allow",
 *   Action: ["s3:GetObject", "s3:PutObject"],
 *   Resource: "arn:aws:s3:::files/home/${aws:username}/*",
 *   Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
 * });
 * await cloud.objectStorage.policies.create(serviceUuid, { name: "home", document });
 * ```
 */
export const policy = (...Statement: readonly PolicyStatement[]): PolicyDocument => ({ Version, Statement });

/**
 * Builds a trust document: who may assume a role.
 *
 * @example
 * ```ts
 * const trust = trustPolicy({ Effect: "Allow", Principal: { AWS: user.arn }, Action: "sts:AssumeRole" });
 * ```
 */
export const trustPolicy = (...Statement: readonly TrustStatement[]): TrustDocument => ({ Version, Statement });

/**
 * Builds the policy of a bucket, which S3 takes as JSON text.
 *
 * @example
 * ```ts
 * const Policy = JSON.stringify(
 *   bucketPolicy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/public/*" }),
 * );
 * ```
 */
export const bucketPolicy = (...Statement: readonly TrustStatement[]): BucketPolicyDocument => ({ Version, Statement });

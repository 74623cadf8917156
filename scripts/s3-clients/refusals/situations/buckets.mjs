import { call, list, policy, put } from "./acts.mjs";

/** Buckets, and what is asked of them. @type {readonly import("./situation.mjs").Situation[]} */
export const buckets = [
  {
    name: "foreign-bucket",
    title: "A bucket of another service",
    act: list("theirs"),
    code: "NoSuchBucket",
    advice:
      "At a plain address the key decides in which service buckets are looked for. Use a key of the other service, or its host and a policy of that bucket.",
  },
  {
    name: "missing-bucket",
    title: "A bucket that does not exist",
    act: put("missing"),
    code: "NoSuchBucket",
    advice: "Create the bucket first. Names count letter by letter.",
  },
  {
    name: "bucket-taken",
    title: "The name of the bucket is taken",
    act: call("CreateBucket", { Bucket: "photos" }, { minio: ["makeBucket", "photos"], s3cmd: ["mb", "s3://photos"] }),
    code: "BucketAlreadyOwnedByYou",
    advice: "The bucket is there already: use it. Names are unique within a service only.",
  },
  {
    name: "bucket-not-empty",
    title: "A bucket that is not empty",
    act: { kind: "remove-bucket", bucket: "photos" },
    code: "BucketNotEmpty",
    advice: "Remove its objects first, and all their versions and delete markers.",
  },
  {
    name: "too-many-buckets",
    title: "The quota of buckets is reached",
    who: "crowded",
    act: { kind: "make-bucket", bucket: "one-more" },
    code: "TooManyBuckets",
    advice: "Remove a bucket, or raise the quota bucketsPerService.",
  },
  {
    name: "bucket-name",
    title: "A name that no bucket can have",
    act: { kind: "make-bucket", bucket: "not_a!name" },
    code: "InvalidBucketName",
    advice:
      "Letters, digits, dots, dashes and underscores, 1 to 254 of them. Clients refuse many more: names of AWS work in all of them.",
  },
  {
    name: "lock-without-versions",
    title: "Object lock on a bucket without versions",
    act: call(
      "PutObjectLockConfiguration",
      { Bucket: "photos", ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" } },
      { minio: ["setObjectLockConfig", "photos", { mode: "GOVERNANCE", unit: "Days", validity: 1 }] },
    ),
    code: "InvalidBucketState",
    advice: "Enable versioning first.",
  },
  {
    name: "malformed-policy",
    title: "A policy that is none",
    act: call(
      "PutBucketPolicy",
      { Bucket: "photos", Policy: policy({ Effect: "Maybe", Principal: "*", Action: "s3:GetObject", Resource: "*" }) },
      {
        minio: [
          "setBucketPolicy",
          "photos",
          policy({ Effect: "Maybe", Principal: "*", Action: "s3:GetObject", Resource: "*" }),
        ],
      },
    ),
    code: "MalformedPolicy",
    advice: "The sentence names what is wrong. `concordat iam lint` checks a document beforehand.",
  },
  {
    name: "not-implemented",
    title: "An operation that this server does not have",
    act: call(
      "GetBucketNotificationConfiguration",
      { Bucket: "photos" },
      { minio: ["getBucketNotification", "photos"] },
    ),
    code: "NotImplemented",
    advice: "See the list of operations on the page Coverage.",
  },
  {
    name: "iam-operation",
    title: "An operation of IAM that this server does not have",
    act: call("CreateLoginProfile", { UserName: "reader", Password: "a long password" }, { api: "iam" }),
    code: "NotImplemented",
    advice: "See the list of operations on the page Coverage.",
  },
  {
    name: "stopped-service",
    title: "A service that is stopped",
    who: "stopped",
    act: list("theirs"),
    code: "ServiceUnavailable",
    advice: "Start the service in the control plane: set its configured status to started.",
  },
];

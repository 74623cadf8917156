import { call, get, photo, policy, put } from "./acts.mjs";

/** What policies, boundaries, locks and owners forbid. @type {readonly import("./situation.mjs").Situation[]} */
export const rights = [
  {
    name: "no-policy",
    title: "No policy allows it",
    who: "reader",
    act: put("photos"),
    code: "AccessDenied",
    advice:
      "Allow the action that the sentence names, in a policy of the user or of a group, or in that of the bucket.",
  },
  {
    name: "explicit-deny",
    title: "A policy of the user denies it",
    who: "barred",
    act: put("photos"),
    code: "AccessDenied",
    advice: "A Deny wins over every Allow: change the statement that denies.",
  },
  {
    name: "bucket-policy-deny",
    title: "The policy of the bucket denies it",
    act: put("guarded"),
    code: "AccessDenied",
    advice:
      "The sentence says that a resource-based policy denies: it is that of the bucket, and holds for administrators too.",
  },
  {
    name: "boundary",
    title: "The permissions boundary does not allow it",
    who: "bounded",
    act: put("photos"),
    code: "AccessDenied",
    advice: "The boundary must allow what the user's policies allow. Only who administers users changes it.",
  },
  {
    name: "session-policy",
    title: "The policy of the session does not allow it",
    who: "session",
    act: put("photos"),
    code: "AccessDenied",
    advice: "Ask for the session without that policy, or with a wider one. A session may never do more than its role.",
  },
  {
    name: "missing-object-unlisted",
    title: "An object that does not exist, for a user who may not list the bucket",
    who: "reader",
    act: get("photos", "missing.txt"),
    code: "AccessDenied",
    advice: "Without s3:ListBucket nobody is told whether an object exists: 403 may mean that it does not.",
  },
  {
    name: "locked-object",
    title: "An object that is locked",
    act: call(
      "DeleteObject",
      { Bucket: "locked", Key: "a.txt", VersionId: "$lockedVersion" },
      { minio: ["removeObject", "locked", "a.txt", { versionId: "$lockedVersion" }] },
    ),
    code: "AccessDenied",
    advice:
      "Wait until its retention is over, or take its legal hold away. Governance can be bypassed by who may; compliance cannot.",
  },
  {
    name: "expected-owner",
    title: "Another owner of the bucket than was expected",
    act: call("ListObjectsV2", { Bucket: "photos", ExpectedBucketOwner: "111122223333" }),
    code: "AccessDenied",
    advice: "Owners are the ids of services without dashes, as ListBuckets tells them, not account numbers of AWS.",
  },
  {
    name: "customer-key-missing",
    title: "An object under a customer's key, without the key",
    act: get("photos", "sealed.txt"),
    code: "InvalidRequest",
    advice: "Only who has the key reads it, and nobody else knows the key.",
  },
  {
    name: "customer-key-wrong",
    title: "An object under a customer's key, with another one",
    act: call("GetObject", {
      Bucket: "photos",
      Key: "sealed.txt",
      SSECustomerAlgorithm: "AES256",
      SSECustomerKey: "$otherKey",
    }),
    code: "AccessDenied",
    advice: "Use the key with which it was written.",
  },
  {
    name: "acl-off",
    title: "An access control list where there are none",
    act: call(
      "PutObjectAcl",
      { ...photo, ACL: "public-read" },
      { s3cmd: ["setacl", "--acl-public", "s3://photos/a.txt"] },
    ),
    code: "AccessControlListNotSupported",
    advice: "Use a bucket policy, or set the ownership of the bucket to ObjectWriter or BucketOwnerPreferred.",
  },
  {
    name: "public-policy",
    title: "A public policy that the bucket keeps out",
    act: call(
      "PutBucketPolicy",
      {
        Bucket: "guarded",
        Policy: policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::guarded/*" }),
      },
      {
        minio: [
          "setBucketPolicy",
          "guarded",
          policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::guarded/*" }),
        ],
      },
    ),
    code: "AccessDenied",
    advice: "Take BlockPublicPolicy off the bucket first, if everybody is to read it.",
  },
  {
    name: "iam-without-policy",
    title: "IAM, for a user who administers nothing",
    who: "reader",
    act: call("ListUsers", {}, { api: "iam" }),
    code: "AccessDenied",
    advice: "Allow iam:ListUsers, or use the key of an administrator.",
  },
  {
    name: "assume-role",
    title: "A role that does not trust the user",
    who: "reader",
    act: call("AssumeRole", { RoleArn: "$role", RoleSessionName: "me" }, { api: "sts" }),
    code: "AccessDenied",
    advice: "The trust document of the role must name the user, and a policy of the user must allow sts:AssumeRole.",
  },
];

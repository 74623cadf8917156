import { readBucketPolicy, readDocument } from "@concordat/contract/iam";
import { expect, it } from "vitest";
import { bucketPolicy, policy, trustPolicy } from "./policy.js";

it("builds documents that the server accepts", () => {
  const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" } as const;
  const own = policy(read, {
    Effect: "Deny",
    Action: "s3:*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": false } },
  });
  expect(own).toMatchObject({ Version: "2012-10-17", Statement: [read, { Effect: "Deny" }] });
  expect(readDocument(JSON.stringify(own), "permissions").faults).toBeUndefined();
  const trust = trustPolicy({ Effect: "Allow", Principal: { AWS: "ada" }, Action: "sts:AssumeRole" });
  expect(readDocument(JSON.stringify(trust), "trust").faults).toBeUndefined();
  const ofBucket = bucketPolicy({ ...read, Principal: "*" });
  expect(readBucketPolicy(JSON.stringify(ofBucket), "files").faults).toBeUndefined();
});

import { expectTypeOf } from "vitest";
import {
  type BucketPolicyDocument,
  bucketPolicy,
  type ConditionTests,
  type PolicyAction,
  type PolicyCondition,
  type PolicyDocument,
  policy,
  type TrustDocument,
  trustPolicy,
} from "./index.js";

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;

export const built = (): void => {
  expectTypeOf(policy(read)).toEqualTypeOf<PolicyDocument>();
  expectTypeOf(
    trustPolicy({ Effect: "Allow", Principal: { AWS: "ada" }, Action: "sts:AssumeRole" }),
  ).toEqualTypeOf<TrustDocument>();
  expectTypeOf(bucketPolicy({ ...read, Principal: "*" })).toEqualTypeOf<BucketPolicyDocument>();
  // @ts-expect-error an effect is one of two
  policy({ ...read, Effect: "Maybe" });
  // @ts-expect-error permissions speak of no principal
  policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", Principal: "*" });
  // @ts-expect-error a member that no statement has
  policy({ Effect: "Allow", Actions: "s3:GetObject", Resource: "*" });
  // @ts-expect-error values are texts, numbers and booleans
  policy({ ...read, Condition: { StringEquals: { "aws:username": null } } });
};

/** What editors complete. */
export const completed = (): void => {
  expectTypeOf<"s3:GetObject" | "iam:CreateUser" | "sts:AssumeRole" | "s3:*">().toExtend<PolicyAction>();
  expectTypeOf<PolicyCondition>().toHaveProperty("ForAnyValue:StringLikeIfExists");
  expectTypeOf<PolicyCondition>().toHaveProperty("Null");
  expectTypeOf<ConditionTests>().toHaveProperty("aws:SourceIp");
  expectTypeOf<ConditionTests>().toHaveProperty("s3:x-amz-acl");
};

/** What no table knows is accepted. */
export const open = (): void => {
  policy(
    { Effect: "Deny", NotAction: ["s3:Get*", "other:Do"], Resource: ["a", "b"] },
    { ...read, Condition: { StringEquals: { "aws:PrincipalTag/team": ["blue", "red"], "other:key": 7 }, Other: {} } },
  );
};

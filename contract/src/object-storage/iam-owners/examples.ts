import { policyArn, systemPolicyArn, userArn } from "../../iam/arn.js";
import type { PolicyDocument, TrustDocument } from "../../iam/policy-document-model.js";
import { exampleServiceUuid } from "../example-ids.js";

/** Names and documents of the examples of users, groups, roles and policies, so that they fit together. */
export const exampleNames = { user: "ada", group: "analysts", role: "report-reader", policy: "reports-only" } as const;

export const exampleService: { readonly service_uuid: string } = { service_uuid: exampleServiceUuid };

export const exampleDocument: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Sid: "read", Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::reports/*" }],
};

export const exampleTrustDocument: TrustDocument = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: [userArn(exampleServiceUuid, exampleNames.user)] },
      Action: "sts:AssumeRole",
      Resource: "*",
    },
  ],
};

export const exampleAttachment = { arn: systemPolicyArn("ECSS3ReadOnlyAccess"), name: "ECSS3ReadOnlyAccess" };
export const examplePolicyArn = policyArn(exampleServiceUuid, exampleNames.policy);
export const exampleTags = [
  { key: "department", value: "research" },
  { key: "contact", value: "" },
];

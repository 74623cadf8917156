import type { PolicyDocument } from "./policy-document-model.js";

/** A policy that every service has. It can be neither changed nor deleted. */
export interface SystemPolicy {
  readonly name: string;
  readonly description: string;
  /** The document as stored: with line breaks, unlike the documents of own policies. */
  readonly document: string;
}

const systemPolicy = (name: string, description: string, statement: PolicyDocument["Statement"]): SystemPolicy => ({
  name,
  description,
  document: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 4),
});

/** The system policies, in their order in lists: before all others. */
export const systemPolicies: readonly SystemPolicy[] = [
  systemPolicy("ECSDenyAll", "Deny all access.", { Effect: "Deny", Action: "*", Resource: "*" }),
  systemPolicy("ECSS3FullAccess", "Provides full access to all buckets.", {
    Effect: "Allow",
    Action: "s3:*",
    Resource: "*",
  }),
  systemPolicy("ECSS3ReadOnlyAccess", "Provides read only access to all buckets.", {
    Effect: "Allow",
    Action: ["s3:Get*", "s3:List*"],
    Resource: "*",
  }),
  systemPolicy("IAMFullAccess", "Provides full access to IAM.", { Effect: "Allow", Action: "iam:*", Resource: "*" }),
  systemPolicy("IAMReadOnlyAccess", "Provides read only access to IAM.", {
    Effect: "Allow",
    Action: ["iam:Get*", "iam:List*"],
    Resource: "*",
  }),
];

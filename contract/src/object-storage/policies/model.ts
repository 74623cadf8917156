import * as z from "zod";
import { iamLimits } from "../../iam/limits.js";
import { iamNameLimits, PolicyName } from "../../iam/names.js";
import { documentText } from "../../iam/policy-document.js";
import { text } from "../text.js";
import { timestamp } from "../timestamp.js";
import { managedDocument, versionId } from "./document.js";

const { description: descriptionLimits } = iamLimits;

export const PolicyCreate = z
  .strictObject({
    name: PolicyName.meta({
      description: `Name of the new policy, unique within the service, 1 to ${iamNameLimits.policy} characters.`,
      examples: ["reports-only"],
    }),
    description: text(descriptionLimits.max)
      .min(descriptionLimits.min)
      .optional()
      .meta({
        description: `Description of the policy, ${descriptionLimits.min} to ${descriptionLimits.max} characters. It cannot be changed later.`,
        examples: ["Reads reports, and nothing else."],
      }),
    document: documentText("permissions", "What the policy allows and denies: the document of its first version"),
  })
  .meta({ id: "PolicyCreate", description: "A managed policy to create." });

export const PolicySetDefaultVersion = z
  .strictObject({ version_id: versionId("The version to put in force.") })
  .meta({ id: "PolicySetDefaultVersion", description: "The version of a policy to put in force." });

const policyMembers = {
  arn: z.string().meta({
    description: "ARN of the policy. ARNs of system policies have no namespace.",
    examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"],
  }),
  name: z.string().meta({ description: "Name of the policy, unique within the service.", examples: ["reports-only"] }),
  description: z.string().meta({
    description: "Description of the policy; empty if none was given.",
    examples: ["Reads reports, and nothing else."],
  }),
  system: z
    .boolean()
    .meta({ description: "Whether it is a system policy: every service has it, and it cannot be changed." }),
  attachment_count: z
    .int32()
    .min(0)
    .meta({
      description: "Number of users, groups and roles of the service that the policy is attached to.",
      examples: [1],
    }),
  default_version_id: versionId("The version that is in force."),
  created_at: timestamp("When the policy was created"),
  updated_at: timestamp("When the policy or its default version last changed"),
} as const;

/** A policy in lists. */
export const PolicySummary = z
  .object(policyMembers)
  .meta({ id: "PolicySummary", description: "A managed policy, without its document." });
export type PolicySummary = z.output<typeof PolicySummary>;

export const PolicyListResponse = z.array(PolicySummary).meta({
  id: "PolicyListResponse",
  description: "All managed policies: first the system's, then the service's own.",
});

export const PolicyDetailResponse = z
  .object({ ...policyMembers, document: managedDocument })
  .meta({ id: "PolicyDetailResponse", description: "A managed policy with the document that is in force." });
export type PolicyDetailResponse = z.output<typeof PolicyDetailResponse>;

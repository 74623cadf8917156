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
        description: `What the policy is for, ${descriptionLimits.min} to ${descriptionLimits.max} characters. It cannot be changed later.`,
        examples: ["Reads reports, and nothing else."],
      }),
    document: documentText("permissions", "What the policy allows and denies: its first version"),
  })
  .meta({ id: "PolicyCreate", description: "A managed policy to create." });

export const PolicySetDefaultVersion = z
  .strictObject({ version_id: versionId("The version that is to be in force.") })
  .meta({ id: "PolicySetDefaultVersion", description: "Which version of a policy is to be in force." });

const policyMembers = {
  arn: z.string().meta({
    description: "ARN of the policy. Those of the system have no namespace in it.",
    examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"],
  }),
  name: z.string().meta({ description: "Name of the policy, unique within the service.", examples: ["reports-only"] }),
  description: z.string().meta({
    description: "What the policy is for; empty where nobody said.",
    examples: ["Reads reports, and nothing else."],
  }),
  system: z.boolean().meta({ description: "Whether every service has this policy and nobody can change it." }),
  attachment_count: z
    .int32()
    .min(0)
    .meta({ description: "To how many users, groups and roles of the service it is attached.", examples: [1] }),
  default_version_id: versionId("The version that is in force."),
  created_at: timestamp("When the policy was created"),
  updated_at: timestamp("When the policy, or the choice of its default version, last changed"),
} as const;

/** A policy as the list shows it. */
export const PolicySummary = z
  .object(policyMembers)
  .meta({ id: "PolicySummary", description: "A managed policy, without its document." });
export type PolicySummary = z.output<typeof PolicySummary>;

export const PolicyListResponse = z.array(PolicySummary).meta({
  id: "PolicyListResponse",
  description: "All managed policies: those of the system first, then the service's own.",
});

export const PolicyDetailResponse = z
  .object({ ...policyMembers, document: managedDocument })
  .meta({ id: "PolicyDetailResponse", description: "A managed policy with the document that is in force." });
export type PolicyDetailResponse = z.output<typeof PolicyDetailResponse>;

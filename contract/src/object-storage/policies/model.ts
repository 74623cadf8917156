import * as z from "zod";
import { iamLimits } from "../../iam/limits.js";
import { documentText } from "../../iam/policy-document.js";
import { nameLimits, PolicyName, PolicyVersionId } from "../names.js";
import { text } from "../text.js";
import { timestamp } from "../timestamp.js";

const { description: descriptionLimits } = iamLimits;

const versionId = (description: string) => PolicyVersionId.meta({ description, examples: ["v2"] });

const managedDocument = z.string().meta({
  description:
    "The document, form-encoded (`application/x-www-form-urlencoded`): turn `+` into blanks and percent-decode it to get JSON. Own documents come without blanks, and with `Action` always in a list.",
  examples: [
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%5B%22*%22%5D%2C%22Resource%22%3A%22*%22%7D%5D%7D",
  ],
});

export const PolicyCreate = z
  .strictObject({
    name: PolicyName.meta({
      description: `Name of the new policy, unique within the service, 1 to ${nameLimits.policy} characters.`,
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

export const PolicyVersionCreate = z
  .strictObject({
    document: documentText("permissions", "What the version allows and denies"),
    is_default: z.boolean().default(false).meta({ description: "Whether the new version comes into force at once." }),
  })
  .meta({ id: "PolicyVersionCreate", description: "A new version of a policy's document." });

export const PolicyVersionResponse = z
  .object({
    version_id: versionId("`v` and a number. Numbers count up and are never used again."),
    document: managedDocument,
    is_default: z.boolean().meta({ description: "Whether this version is in force." }),
    create_date: timestamp("When the version was created"),
    // The vendor's text has `create_date` alone, its traffic of late 2025 `created_at` alone: clients of both exist.
    created_at: timestamp("The same as `create_date`, for clients that look for it under this name").optional(),
  })
  .meta({ id: "PolicyVersionResponse", description: "One version of a policy's document." });
export type PolicyVersionResponse = z.output<typeof PolicyVersionResponse>;

export const PolicyVersionListResponse = z
  .array(PolicyVersionResponse)
  .meta({ id: "PolicyVersionListResponse", description: "All versions of a policy, the newest first." });

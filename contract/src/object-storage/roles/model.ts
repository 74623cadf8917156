import * as z from "zod";
import { iamLimits } from "../../iam/limits.js";
import { iamNameLimits, RoleName, reservedNames } from "../../iam/names.js";
import { documentText } from "../../iam/policy-document.js";
import { PolicyAttachmentResponse } from "../attached-policies/model.js";
import { InlinePolicyName } from "../inline-policies/model.js";
import { nullMeans } from "../null-means.js";
import { boundaryPolicyName, RolePermissionsBoundary } from "../permissions-boundary/model.js";
import { RoleTag, TagResponse, tagList } from "../tags/model.js";
import { text } from "../text.js";
import { timestamp } from "../timestamp.js";

const { description: descriptionLimits, sessionDuration } = iamLimits;

const description = text(descriptionLimits.max).min(descriptionLimits.min);
const whatDescriptionIs = `Description of the role, ${descriptionLimits.min} to ${descriptionLimits.max} characters`;

const duration = z.int().min(sessionDuration.min).max(sessionDuration.max);
const whatDurationIs = `Maximum duration of a session of the role, in seconds: ${sessionDuration.min} to ${sessionDuration.max}`;

export const RoleCreate = z
  .strictObject({
    name: RoleName.refine((name) => name !== reservedNames.role, "is reserved for internal use").meta({
      description: `Name of the new role, unique within the service, 1 to ${iamNameLimits.role} characters. \`${reservedNames.role}\` is reserved.`,
      examples: ["report-reader"],
    }),
    assume_role_policy_document: documentText("trust", "Who may assume the role"),
    description: description.optional().meta({ description: `${whatDescriptionIs}.`, examples: ["Reads reports."] }),
    max_session_duration: duration
      .default(sessionDuration.default)
      .meta({ description: `${whatDurationIs}.`, examples: [7200] }),
    permissions_boundary: boundaryPolicyName("Name of the policy that limits the role's permissions").optional(),
    tags: tagList(RoleTag)
      .default([])
      .meta({ description: `Tags of the new role, at most ${iamLimits.tags}.` }),
  })
  .meta({ id: "RoleCreate", description: "A role to create." });

/** Everything else of a role is changed by calls of its own. */
export const RoleUpdate = z
  .strictObject({
    description: nullMeans(description, () => "")
      .optional()
      .meta({ description: `${whatDescriptionIs}; null removes it.`, examples: ["Reads last year's reports."] }),
    max_session_duration: duration.optional().meta({ description: `${whatDurationIs}.`, examples: [3600] }),
  })
  .meta({ id: "RoleUpdate", description: "A change of a role (JSON Merge Patch)." });

const roleMembers = {
  arn: z.string().meta({
    description: "ARN of the role.",
    examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:role/report-reader"],
  }),
  name: z.string().meta({ description: "Name of the role, unique within the service.", examples: ["report-reader"] }),
  description: z
    .string()
    .meta({ description: "Description of the role; empty if none was given.", examples: ["Reads reports."] }),
  assume_role_policy_document: z.string().meta({
    description: "Who may assume the role: the trust document as raw JSON text, however it was sent.",
  }),
  max_session_duration: z
    .int()
    .min(sessionDuration.min)
    .max(sessionDuration.max)
    .meta({ description: "Maximum duration of a session of the role, in seconds.", examples: [3600] }),
  permissions_boundary: RolePermissionsBoundary.optional().meta({
    description: "The role's permissions boundary; missing if there is none.",
  }),
  policies: z
    .array(PolicyAttachmentResponse)
    .optional()
    .meta({ description: "Managed policies attached to the role." }),
  inline_policies: z.array(InlinePolicyName).optional().meta({ description: "The role's inline policies." }),
  created_at: timestamp("When the role was created"),
} as const;

/** A role in lists. */
export const RoleSummary = z
  .object(roleMembers)
  .meta({ id: "RoleSummary", description: "A role of a service, without its tags." });

export const RoleListResponse = z
  .array(RoleSummary)
  .meta({ id: "RoleListResponse", description: "All roles of a service." });

export const RoleResponse = z
  .object({ ...roleMembers, tags: z.array(TagResponse).optional().meta({ description: "The role's tags." }) })
  .meta({ id: "RoleResponse", description: "A role of a service." });
export type RoleResponse = z.output<typeof RoleResponse>;

export const AssumeRolePolicyRequest = z
  .strictObject({ document: documentText("trust", "Who may assume the role") })
  .meta({ id: "AssumeRolePolicyRequest", description: "A new trust document." });

export const AssumeRolePolicyResponse = z
  .object({ document: z.string().meta({ description: "The trust document as raw JSON text." }) })
  .meta({ id: "AssumeRolePolicyResponse", description: "The trust document that is now in force." });

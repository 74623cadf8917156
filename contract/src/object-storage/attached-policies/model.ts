import * as z from "zod";
import { iamNameLimits } from "../../iam/names.js";

/** A managed policy that is attached to a user, group or role. */
export const PolicyAttachmentResponse = z
  .object({
    arn: z.string().meta({ description: "ARN of the policy.", examples: ["urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"] }),
    name: z.string().meta({ description: "Name of the policy.", examples: ["ECSS3ReadOnlyAccess"] }),
  })
  .meta({ id: "PolicyAttachmentResponse", description: "A managed policy that is attached." });
export type PolicyAttachmentResponse = z.output<typeof PolicyAttachmentResponse>;

export const PolicyAttachmentListResponse = z
  .array(PolicyAttachmentResponse)
  .meta({ id: "PolicyAttachmentListResponse", description: "All managed policies that are attached." });

const memberTwice = (member: string, example: string) =>
  z
    .string()
    .optional()
    .meta({
      description: `The same as \`${member}\`, for clients that look for it under this name.`,
      examples: [example],
    });

/**
 * The same for roles. The vendor's text has members of other names here than for users and groups, its OpenAPI description the same,
 * and a deployed client reads these.
 */
export const RolePolicyResponse = z
  .object({
    policy_name: z.string().meta({ description: "Name of the policy.", examples: ["ECSS3ReadOnlyAccess"] }),
    policy_arn: z
      .string()
      .meta({ description: "ARN of the policy.", examples: ["urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"] }),
    name: memberTwice("policy_name", "ECSS3ReadOnlyAccess"),
    arn: memberTwice("policy_arn", "urn:ecs:iam:::policy/ECSS3ReadOnlyAccess"),
  })
  .meta({ id: "RolePolicyResponse", description: "A managed policy that is attached to a role." });
export type RolePolicyResponse = z.output<typeof RolePolicyResponse>;

export const RolePolicyListResponse = z
  .array(RolePolicyResponse)
  .meta({ id: "RolePolicyListResponse", description: "All managed policies that are attached to the role." });

/** Spaces are accepted, as by the vendor: no policy has such a name, so the response is 404. */
export const PolicyAttachmentCreate = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(iamNameLimits.policy)
      .regex(/^[a-zA-Z0-9+=,.@_\- ]+$/, "must contain only letters, digits, spaces and _ + = , . @ -")
      .meta({
        description: `Name (not ARN) of an own policy or a system policy, 1 to ${iamNameLimits.policy} characters.`,
        examples: ["ECSS3ReadOnlyAccess"],
      }),
  })
  .meta({ id: "PolicyAttachmentCreate", description: "The policy to attach." });

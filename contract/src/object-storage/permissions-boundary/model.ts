import * as z from "zod";
import { iamNameLimits } from "../../iam/names.js";

/** The policy in a request that sets a boundary: always its name, never its ARN. */
export const boundaryPolicyName = (description: string) =>
  z
    .string()
    .min(1)
    .max(iamNameLimits.policy)
    .meta({ description: `${description}, 1 to ${iamNameLimits.policy} characters.`, examples: ["reports-only"] });

export const PermissionsBoundaryCreate = z
  .strictObject({ policy_name: boundaryPolicyName("Name of the policy that becomes the boundary") })
  .meta({ id: "PermissionsBoundaryCreate", description: "The policy to set as the permissions boundary." });

export const PermissionsBoundaryResponse = z.string().meta({
  id: "PermissionsBoundaryResponse",
  description: "Name of the policy that is the boundary.",
  examples: ["reports-only"],
});

/** The form that only the response to an update of a role has. */
export const PermissionsBoundaryObject = z
  .object({
    permissions_boundary_arn: z.string().meta({
      description: "ARN of the policy that is the boundary.",
      examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/reports-only"],
    }),
    permissions_boundary_type: z.enum(["Policy"]).meta({ description: "The kind of boundary." }),
  })
  .meta({
    id: "PermissionsBoundaryObject",
    description: "A boundary with its ARN, in the response to an update of a role.",
  });

/** A role's boundary has two forms in responses. */
export const RolePermissionsBoundary = z.union([z.string(), PermissionsBoundaryObject]).meta({
  id: "RolePermissionsBoundary",
  description:
    "The boundary of a role: the name of a policy, or, in the response to an update, an object with the policy's ARN.",
});

import type { RoleResponse } from "@concordat/contract/object-storage";
import type { Role, RoleSummary } from "../../storage/iam/roles/role.js";
import { representAttached } from "../attached-policies/represent.js";
import { representTag } from "../tags/handlers.js";
import { wholeSeconds } from "../timestamps.js";

type Boundary = NonNullable<RoleResponse["permissions_boundary"]>;
type RepresentBoundary = (boundary: NonNullable<RoleSummary["boundary"]>) => Boundary;

const boundaryName: RepresentBoundary = ({ name }) => name;

/** The form of a boundary that only the update of a role answers with. */
const boundaryObject: RepresentBoundary = ({ arn }) => ({
  permissions_boundary_arn: arn,
  permissions_boundary_type: "Policy",
});

const represent = (role: RoleSummary, representBoundary: RepresentBoundary): Omit<RoleResponse, "tags"> => ({
  arn: role.arn,
  assume_role_policy_document: role.trustDocument,
  created_at: wholeSeconds(role.createdAt),
  description: role.description,
  inline_policies: role.inlinePolicies.map((name) => ({ name })),
  max_session_duration: role.maxSessionDuration,
  name: role.name,
  ...(role.boundary ? { permissions_boundary: representBoundary(role.boundary) } : {}),
  policies: role.policies.map(representAttached),
});

/** A role as lists show it, without its tags. Members stand in alphabetical order, as the vendor sends them. */
export const representRoleSummary = (role: RoleSummary): Omit<RoleResponse, "tags"> => represent(role, boundaryName);

/** A role with its tags. */
export const representRole = (role: Role): RoleResponse => ({
  ...represent(role, boundaryName),
  tags: role.tags.map(representTag),
});

/** A role as the answer to its update shows it. */
export const representUpdatedRole = (role: Role): RoleResponse => ({
  ...represent(role, boundaryObject),
  tags: role.tags.map(representTag),
});

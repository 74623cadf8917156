import { type RoleResponse, roleArn } from "@concordat/contract/object-storage";
import type { Prisma } from "../../generated/prisma/client.js";
import { arnOf, attachmentsInclude, policyNameSelect, representAttachments } from "../attached-policies/represent.js";
import { representTags, tagsInclude } from "../tags/handlers.js";
import { wholeSeconds } from "../timestamps.js";

/** What is read of a role to list it. */
export const roleSummaryInclude = {
  attachments: attachmentsInclude,
  boundary: { select: policyNameSelect },
  inlinePolicies: { select: { name: true }, orderBy: { name: "asc" } },
} as const satisfies Prisma.IamRoleInclude;

/** What is read of a role to show it whole. */
export const roleInclude = { ...roleSummaryInclude, tags: tagsInclude } as const satisfies Prisma.IamRoleInclude;

type SummaryRow = Prisma.IamRoleGetPayload<{ include: typeof roleSummaryInclude }>;
type RoleRow = Prisma.IamRoleGetPayload<{ include: typeof roleInclude }>;
type Boundary = NonNullable<RoleResponse["permissions_boundary"]>;

const boundaryName = ({ boundary }: SummaryRow): Boundary | undefined => boundary?.name;

/** The form of a boundary that only the update of a role answers with. */
const boundaryObject = ({ serviceUuid, boundary }: SummaryRow): Boundary | undefined =>
  boundary
    ? { permissions_boundary_arn: arnOf(serviceUuid, boundary), permissions_boundary_type: "Policy" }
    : undefined;

/** A role as lists show it, without its tags. Members stand in alphabetical order, as the vendor sends them. */
export const representRoleSummary = (row: SummaryRow, boundary = boundaryName(row)): Omit<RoleResponse, "tags"> => ({
  arn: roleArn(row.serviceUuid, row.name),
  assume_role_policy_document: row.trustDocument,
  created_at: wholeSeconds(row.createdAt),
  description: row.description,
  inline_policies: row.inlinePolicies.map(({ name }) => ({ name })),
  max_session_duration: row.maxSessionDuration,
  name: row.name,
  ...(boundary === undefined ? {} : { permissions_boundary: boundary }),
  policies: representAttachments(row.serviceUuid, row.attachments),
});

/** A role with its tags. */
export const representRole = (row: RoleRow): RoleResponse => ({
  ...representRoleSummary(row),
  tags: representTags(row.tags),
});

/** A role as the answer to its update shows it. */
export const representUpdatedRole = (row: RoleRow): RoleResponse => ({
  ...representRoleSummary(row, boundaryObject(row)),
  tags: representTags(row.tags),
});

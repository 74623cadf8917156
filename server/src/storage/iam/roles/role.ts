import { roleArn } from "@concordat/contract/iam";
import type { Prisma } from "../../../generated/prisma/client.js";
import { attachedPolicies, attachmentsArgs } from "../attachments/attachment.js";
import { type NamedPolicy, namedPolicy, namedPolicySelect } from "../policies/named-policy.js";
import { type Tag, tagsArgs } from "../tags/tag.js";
import { uniqueId } from "../unique-id.js";

/** A role as lists show it, without its tags. */
export interface RoleSummary {
  /** Its unique id, in AWS's form. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description: string;
  /** Who may take the role on: JSON text, as it was sent. */
  readonly trustDocument: string;
  /** In seconds. */
  readonly maxSessionDuration: number;
  readonly createdAt: Date;
  /** The policy beyond which the role cannot go; null where there is none. */
  readonly boundary: NamedPolicy | null;
  /** Names of its inline policies. */
  readonly inlinePolicies: readonly string[];
  /** Attached policies. */
  readonly policies: readonly NamedPolicy[];
}

/** A role of a service. */
export interface Role extends RoleSummary {
  readonly tags: readonly Tag[];
}

/** What is read of a role to list it. */
export const roleSummaryInclude = {
  attachments: attachmentsArgs,
  boundary: { select: namedPolicySelect },
  inlinePolicies: { select: { name: true }, orderBy: { name: "asc" } },
} as const satisfies Prisma.IamRoleInclude;

/** What is read of a role. */
export const roleInclude = { ...roleSummaryInclude, tags: tagsArgs } as const satisfies Prisma.IamRoleInclude;

type SummaryRow = Prisma.IamRoleGetPayload<{ include: typeof roleSummaryInclude }>;
type RoleRow = Prisma.IamRoleGetPayload<{ include: typeof roleInclude }>;

export const roleSummaryOf = (row: SummaryRow): RoleSummary => ({
  id: uniqueId("role", row.id),
  arn: roleArn(row.serviceUuid, row.name),
  name: row.name,
  description: row.description,
  trustDocument: row.trustDocument,
  maxSessionDuration: row.maxSessionDuration,
  createdAt: row.createdAt,
  boundary: row.boundary && namedPolicy(row.serviceUuid, row.boundary),
  inlinePolicies: row.inlinePolicies.map(({ name }) => name),
  policies: attachedPolicies(row.serviceUuid, row.attachments),
});

export const roleOf = (row: RoleRow): Role => ({ ...roleSummaryOf(row), tags: row.tags });

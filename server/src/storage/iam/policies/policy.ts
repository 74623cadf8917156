import type { IamPolicy, IamPolicyVersion, Prisma } from "../../../generated/prisma/client.js";
import { uniqueId } from "../unique-id.js";
import { arnOfPolicy, type NamedPolicy } from "./named-policy.js";

/** A managed policy: the service's own, or one of the system. */
export interface Policy extends NamedPolicy {
  /** Its unique id, in AWS's form. */
  readonly id: string;
  readonly description: string;
  /** Whether every service has it and nobody can change it. */
  readonly system: boolean;
  /** To how many users, groups and roles it is attached. Boundaries do not count. */
  readonly attachmentCount: number;
  /** Of how many users and roles it is the boundary. */
  readonly boundaryCount: number;
  readonly defaultVersionId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A managed policy with the document that is in force, as JSON text as it was sent. */
export interface PolicyWithDocument extends Policy {
  readonly document: string;
}

/** A document that a policy has or had. */
export interface PolicyVersion {
  /** `v` and a number, which is not used again. */
  readonly versionId: string;
  /** Whether its policy is one of the system. */
  readonly system: boolean;
  /** JSON text as it was sent. */
  readonly document: string;
  readonly isDefault: boolean;
  readonly createdAt: Date;
}

/** What is read of a policy. */
export const policyInclude = {
  _count: { select: { attachments: true, boundedUsers: true, boundedRoles: true } },
} as const satisfies Prisma.IamPolicyInclude;

type PolicyRow = Prisma.IamPolicyGetPayload<{ include: typeof policyInclude }>;

const versionId = (number: number): string => `v${number}`;

export const policyOf = (row: PolicyRow): Policy => ({
  id: uniqueId("policy", row.id),
  arn: arnOfPolicy(row.serviceUuid, row),
  name: row.name,
  description: row.description,
  system: row.system,
  attachmentCount: row._count.attachments,
  boundaryCount: row._count.boundedUsers + row._count.boundedRoles,
  defaultVersionId: versionId(row.defaultVersion),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

export const versionOf = (
  { defaultVersion, system }: Pick<IamPolicy, "defaultVersion" | "system">,
  { number, document, createdAt }: IamPolicyVersion,
): PolicyVersion => ({
  versionId: versionId(number),
  system,
  document,
  isDefault: number === defaultVersion,
  createdAt,
});

/** PostgreSQL's largest integer: no version has a higher number. */
const highestNumber = 2_147_483_647;

/** The number in an id such as `v2`; undefined for what can be no id. */
export const versionNumber = (id: string): number | undefined => {
  const number = /^v[1-9][0-9]*$/.test(id) ? Number(id.slice(1)) : Number.NaN;
  return number <= highestNumber ? number : undefined;
};

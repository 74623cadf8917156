import { Prisma } from "../../../generated/prisma/client.js";
import { tagsArgs } from "../tags/tag.js";

// What is read of an identity, as `rowsOf` takes it: all of its documents with it, in one statement.

/** The column of the row that a relation hangs on, at its depth in the statement. */
const columnAt = (depth: number, column: string): number => Prisma.raw(`row${depth}.${column}`) as unknown as number;

/** A managed policy with the document that is in force. @param depth of the policy below the row that is asked for */
const managedPolicy = (depth: number) =>
  ({
    select: {
      name: true,
      system: true,
      defaultVersion: true,
      versions: { select: { document: true }, where: { number: columnAt(depth, "default_version") } },
    },
  }) as const;

const attachments = (depth: number) =>
  ({ select: { policy: managedPolicy(depth + 1) }, orderBy: { id: "asc" } }) as const;

const inlinePolicies = { select: { name: true, document: true }, orderBy: { name: "asc" } } as const;

/** The revision of the service, read at the same moment. */
const service = { select: { iamRevision: { select: { revision: true } } } } as const;

/** @param depth of the user below the row that is asked for */
export const userSelect = (depth: number) =>
  ({
    id: true,
    username: true,
    serviceUuid: true,
    service,
    tags: tagsArgs,
    boundary: managedPolicy(depth + 1),
    attachments: attachments(depth + 1),
    inlinePolicies,
    memberships: {
      select: { group: { select: { name: true, attachments: attachments(depth + 3), inlinePolicies } } },
      orderBy: { groupId: "asc" },
    },
  }) as const satisfies Prisma.IamUserSelect;

/** What is read of a group. */
export const groupSelect = {
  attachments: attachments(1),
  inlinePolicies,
} as const satisfies Prisma.IamGroupSelect;

/** What is read of a role. */
export const roleSelect = {
  id: true,
  name: true,
  serviceUuid: true,
  trustDocument: true,
  maxSessionDuration: true,
  service,
  tags: tagsArgs,
  boundary: managedPolicy(1),
  attachments: attachments(1),
  inlinePolicies,
} as const satisfies Prisma.IamRoleSelect;

/** A managed policy as it is read. */
export interface ManagedRow {
  readonly name: string;
  readonly system: boolean;
  readonly defaultVersion: number;
  readonly versions: readonly { readonly document: string }[];
}

/** What an identity's policies are read from. */
export interface PolicyOwnerRow {
  readonly attachments: readonly { readonly policy: ManagedRow }[];
  readonly inlinePolicies: readonly { readonly name: string; readonly document: string }[];
}

/** The revision in a row's service. A service without a row is at revision 0. */
export const revisionIn = ({
  service: { iamRevision },
}: {
  readonly service: { readonly iamRevision: { readonly revision: bigint } | null };
}): bigint => iamRevision?.revision ?? 0n;

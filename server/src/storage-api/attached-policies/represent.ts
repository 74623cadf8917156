import { type PolicyAttachmentResponse, policyArn, systemPolicyArn } from "@concordat/contract/object-storage";
import type { IamPolicy, Prisma } from "../../generated/prisma/client.js";

/** What tells a policy's ARN. */
export const policyNameSelect = { name: true, system: true } as const satisfies Prisma.IamPolicySelect;
type NamedPolicy = Pick<IamPolicy, keyof typeof policyNameSelect>;

/** The ARN of a managed policy; those of the system have no namespace in it. */
export const arnOf = (serviceUuid: string, { name, system }: NamedPolicy): string =>
  system ? systemPolicyArn(name) : policyArn(serviceUuid, name);

/** What is read of attachments to show them, in the order in which they were made. */
export const attachmentsInclude = {
  select: { policy: { select: policyNameSelect } },
  orderBy: { id: "asc" },
} as const satisfies Prisma.IamUser$attachmentsArgs;

/**
 * Attached policies, as their owner shows them. Relations are read one statement after the other: a policy that is null,
 * which Prisma's types rule out, was detached and deleted in between.
 */
export const representAttachments = (
  serviceUuid: string,
  rows: readonly { readonly policy: NamedPolicy | null }[],
): PolicyAttachmentResponse[] =>
  rows.flatMap(({ policy }) => (policy ? [{ arn: arnOf(serviceUuid, policy), name: policy.name }] : []));

import type { Prisma } from "../../../generated/prisma/client.js";
import { type NamedPolicy, namedPolicy, namedPolicySelect } from "../policies/named-policy.js";

/** What is read of attachments, in the order in which they were made. */
export const attachmentsArgs = {
  select: { policy: { select: namedPolicySelect } },
  orderBy: { id: "asc" },
} as const satisfies Prisma.IamUser$attachmentsArgs;

type AttachmentRow = Prisma.IamAttachmentGetPayload<typeof attachmentsArgs>;

/**
 * The policies of attachments. Relations are read one statement after the other: a policy that is null, which Prisma's types rule
 * out, was detached and deleted in between.
 */
export const attachedPolicies = (
  serviceUuid: string,
  rows: readonly { readonly policy: AttachmentRow["policy"] | null }[],
): NamedPolicy[] => rows.flatMap(({ policy }) => (policy ? [namedPolicy(serviceUuid, policy)] : []));

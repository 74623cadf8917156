import { userArn } from "@concordat/contract/iam";
import type { Prisma } from "../../../generated/prisma/client.js";
import { type AccessKey, accessKeyOrder, accessKeySelect } from "../access-keys/access-key.js";
import { attachedPolicies, attachmentsArgs } from "../attachments/attachment.js";
import { type NamedPolicy, namedPolicy, namedPolicySelect } from "../policies/named-policy.js";
import { type Tag, tagsArgs } from "../tags/tag.js";
import { uniqueId } from "../unique-id.js";

/** A user of a service. */
export interface User {
  /** Its unique id, in AWS's form. */
  readonly id: string;
  readonly arn: string;
  readonly username: string;
  readonly createdAt: Date;
  /** Older ones first. */
  readonly accessKeys: readonly AccessKey[];
  /** The policy beyond which the user cannot go; null where there is none. */
  readonly boundary: NamedPolicy | null;
  /** Attached policies. */
  readonly policies: readonly NamedPolicy[];
  readonly tags: readonly Tag[];
}

/** What is read of a user. */
export const userInclude = {
  accessKeys: { select: accessKeySelect, orderBy: [...accessKeyOrder] },
  attachments: attachmentsArgs,
  boundary: { select: namedPolicySelect },
  tags: tagsArgs,
} as const satisfies Prisma.IamUserInclude;

type UserRow = Prisma.IamUserGetPayload<{ include: typeof userInclude }>;

export const userOf = (row: UserRow): User => ({
  id: uniqueId("user", row.id),
  arn: userArn(row.serviceUuid, row.username),
  username: row.username,
  createdAt: row.createdAt,
  accessKeys: row.accessKeys,
  boundary: row.boundary && namedPolicy(row.serviceUuid, row.boundary),
  policies: attachedPolicies(row.serviceUuid, row.attachments),
  tags: row.tags,
});

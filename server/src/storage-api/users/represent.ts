import { type AccessKeyDetailResponse, type UserDetailResponse, userArn } from "@concordat/contract/object-storage";
import { rowByKey } from "../../database/row-by-key.js";
import { rowsOf } from "../../database/rows.js";
import type { IamAccessKey, Prisma } from "../../generated/prisma/client.js";
import { attachmentsInclude, representAttachments } from "../attached-policies/represent.js";
import { representTags, tagsInclude } from "../tags/handlers.js";
import { wholeSeconds } from "../timestamps.js";

/** What is read of an access key: never the box with its secret. */
export const accessKeySelect = {
  accessKeyId: true,
  active: true,
  createdAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.IamAccessKeySelect;

/** Older keys first, as they were made. */
export const accessKeyOrder = [
  { createdAt: "asc" },
  { accessKeyId: "asc" },
] as const satisfies Prisma.IamAccessKeyOrderByWithRelationInput[];

/** What is read of a user to show it. */
export const userInclude = {
  accessKeys: { select: accessKeySelect, orderBy: [...accessKeyOrder] },
  attachments: attachmentsInclude,
  boundary: { select: { name: true } },
  tags: tagsInclude,
} satisfies Prisma.IamUserInclude;

/** Users with all that is shown of them. */
export const userRows = rowsOf("IamUser", { include: userInclude });

/** A user by its name in its service. */
export const userByName = rowByKey("IamUser", { serviceUuid: "uuid", username: "text" }, { include: userInclude });

type UserRow = Prisma.IamUserGetPayload<{ include: typeof userInclude }>;

/** An access key without its secret. */
export const representAccessKey = (row: Pick<IamAccessKey, keyof typeof accessKeySelect>): AccessKeyDetailResponse => ({
  access_key_id: row.accessKeyId,
  created_at: wholeSeconds(row.createdAt),
  last_used_at: wholeSeconds(row.lastUsedAt),
  status: row.active ? "Active" : "Inactive",
});

/** A user. Members stand in alphabetical order, as the vendor sends them. */
export const representUser = (serviceUuid: string, row: UserRow): UserDetailResponse => ({
  access_keys: row.accessKeys.map(representAccessKey),
  arn: userArn(serviceUuid, row.username),
  created_at: wholeSeconds(row.createdAt),
  ...(row.boundary ? { permissions_boundary: row.boundary.name } : {}),
  policies: representAttachments(serviceUuid, row.attachments),
  tags: representTags(row.tags),
  username: row.username,
});

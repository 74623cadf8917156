import type { Prisma } from "../../../generated/prisma/client.js";
import { sealedColumns } from "../../../vault/sealed-columns.js";

/** A key with which a user signs, without its secret. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt: Date;
  /** When it was last used; when it was created, if never. */
  readonly lastUsedAt: Date;
}

/** What is read of an access key: never the box with its secret. */
export const accessKeySelect = {
  accessKeyId: true,
  active: true,
  createdAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.IamAccessKeySelect;

/** Older keys first. */
export const accessKeyOrder = [
  { createdAt: "asc" },
  { accessKeyId: "asc" },
] as const satisfies Prisma.IamAccessKeyOrderByWithRelationInput[];

/** Where the sealed secret of a key belongs: it opens for no other. */
export const accessKeyPurpose = sealedColumns.accessKeySecret.purpose;

import type { Prisma } from "../../../generated/prisma/client.js";
import type { OwnerRef } from "../owner.js";

/** A tag of a user or role. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What can have tags. */
export type TagOwner = OwnerRef<"user" | "role">;

/** What is read of tags, in the order in which they were given. */
export const tagsArgs = {
  select: { key: true, value: true },
  orderBy: { id: "asc" },
} as const satisfies Prisma.IamUser$tagsArgs;

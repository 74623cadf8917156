import type { TagResponse } from "@concordat/contract/object-storage";
import type { IamTag, Prisma } from "../../generated/prisma/client.js";

/** What is read of tags to show them, in the order in which they were given. */
export const tagsInclude = {
  select: { key: true, value: true },
  orderBy: { id: "asc" },
} as const satisfies Prisma.IamUser$tagsArgs;

export const representTags = (rows: readonly Pick<IamTag, "key" | "value">[]): TagResponse[] =>
  rows.map(({ key, value }) => ({ key, value }));

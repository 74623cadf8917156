import { columnOf, tableOf } from "../../database/tables.js";
import type { Backlog } from "../../due-work/scheduled-rows.js";
import { Prisma } from "../../generated/prisma/client.js";

/** What is to be removed. Where it piles up, blobs cannot be removed. */
export const removalBacklog: Backlog = {
  kind: "content_removals",
  table: Prisma.raw(tableOf("ContentRemoval").table),
  dueAt: Prisma.raw(columnOf("ContentRemoval", "dueAt")),
  pending: Prisma.sql`true`,
};

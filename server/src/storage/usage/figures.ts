import { columnOf } from "../../database/tables.js";
import { Prisma } from "../../generated/prisma/client.js";

/** What is counted of a bucket. Delete markers and incomplete uploads are no objects. */
export const usageFigures = [
  "objects",
  "bytes",
  "noncurrentObjects",
  "noncurrentBytes",
  "deleteMarkers",
  "uploads",
  "uploadBytes",
] as const;
export type UsageFigure = (typeof usageFigures)[number];

/** How a write changes what a bucket holds, in numbers of things and of bytes; what is left out stays as it is. */
export type UsageChange = { readonly [Figure in UsageFigure]?: number | bigint };

/** The columns of the figures, in their order. */
export const usageColumns: readonly string[] = usageFigures.map((figure) => columnOf("StorageUsage", figure));

/** What is shown of usage: current and noncurrent versions together. */
export interface Usage {
  readonly objects: number;
  readonly bytes: number;
}

/** The columns of what is shown, of a row of either table. */
export const shownColumns = Prisma.raw("objects + noncurrent_objects AS objects, bytes + noncurrent_bytes AS bytes");

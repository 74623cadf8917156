import { isStorable } from "@concordat/contract";
import { type sortColumns, sortDirections, ucloudErrors } from "@concordat/contract/ucloud";
import * as z from "zod";
import { columnOf } from "../../database/tables.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { faulty } from "../faulty.js";

/** How a listing is sorted. */
export interface Order {
  readonly sortBy: (typeof sortColumns)[number];
  readonly sortDirection: (typeof sortDirections)[number];
}

const position = { direction: z.enum(sortDirections), id: z.string().regex(/^\d{1,18}$/) };
const times = { min: 0, max: Date.UTC(9999, 11, 31) } as const;

/** Where a page starts: after the item with this sorted value and id, in the order in which it was read. */
const Cursor = z.discriminatedUnion("by", [
  z.object({ by: z.literal("resource"), value: z.null(), ...position }),
  z.object({ by: z.literal("createdAt"), value: z.int().min(times.min).max(times.max), ...position }),
  z.object({ by: z.literal("createdBy"), value: z.string().max(1024).refine(isStorable), ...position }),
]);
export type Cursor = z.output<typeof Cursor>;

/** The `next` of a page: opaque to clients, so its form can change. */
export const writeCursor = (
  { sortBy, sortDirection }: Order,
  last: { readonly id: bigint; readonly createdAt: Date; readonly createdBy: string },
): string => {
  const values = { resource: null, createdAt: last.createdAt.getTime(), createdBy: last.createdBy };
  const cursor = { by: sortBy, direction: sortDirection, value: values[sortBy], id: last.id.toString() };
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
};

/** @throws ApiError `invalidRequest` for a `next` that no page ever answered */
export const readCursor = (next: string): Cursor => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(next, "base64url").toString("utf8")));
  } catch (error) {
    const fault = { name: "next", reason: "Value must be the next of an earlier page." };
    throw faulty(ucloudErrors.invalidRequest, [fault], error);
  }
};

/** How resources are ordered, which a statement calls `row0`. The id breaks ties, so that the order is total. */
export const orderBy = ({ sortBy, sortDirection }: Order): string => {
  const direction = sortDirection === "ascending" ? "ASC" : "DESC";
  const fields = sortBy === "resource" ? ["id"] : [sortBy, "id"];
  return fields.map((field) => `row0.${columnOf("Resource", field)} ${direction}`).join(", ");
};

/** The items after a cursor. No rows are counted, so items that are inserted or deleted meanwhile neither repeat nor hide others. */
export const after = (cursor: Cursor): Prisma.ResourceWhereInput => {
  const beyond = cursor.direction === "ascending" ? "gt" : "lt";
  const id = { [beyond]: BigInt(cursor.id) };
  if (cursor.by === "resource") return { id };
  const value = cursor.by === "createdAt" ? new Date(cursor.value) : cursor.value;
  return { OR: [{ [cursor.by]: { [beyond]: value } }, { [cursor.by]: value, id }] };
};

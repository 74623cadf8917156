import { expect, it } from "vitest";
import * as z from "zod";
import { mostFaults } from "./faults.js";
import { ServiceModify } from "./object-storage/services/model.js";
import { isStorable, readPart } from "./read-part.js";
import type { Schema } from "./schema.js";
import { UpdatedAcl } from "./ucloud/resource.js";

const read = (schema: z.ZodType, value: unknown) => readPart(schema as unknown as Schema, value);
const names = (schema: z.ZodType, value: unknown) => read(schema, value).faults?.map(({ name }) => name);

const counted = () => {
  const seen: unknown[] = [];
  const item = z.unknown().transform((value, context) => {
    seen.push(value);
    context.issues.push({ code: "custom", input: value, message: "wrong" });
    return z.NEVER;
  });
  return { seen, list: z.object({ items: z.array(item) }) };
};

it("reports all faults of a request of ordinary size, up to a hundred", () => {
  const { list } = counted();
  expect(names(list, { items: [0, 0, 0] })).toEqual(["items.0", "items.1", "items.2"]);
  expect(names(list, { items: Array(1000).fill(0) })).toHaveLength(mostFaults);
  const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, 0]));
  expect(names(z.strictObject({}), unknown)).toHaveLength(mostFaults);
});

it("stops at the first fault of a large one", () => {
  const { seen, list } = counted();
  expect(names(list, { items: Array(100_000).fill(0) })).toEqual(["items.0"]);
  expect(seen.length).toBeLessThan(10);
});

// with as many issues as items, zod would pass more arguments than fit on the stack
it("refuses lists of a million wrong items by one fault", () => {
  const items = Array(1_000_000).fill(0);
  expect(read(UpdatedAcl, { id: "1", added: items, deleted: [] }).faults).toEqual([
    { name: "added.0", reason: "Value must be an object." },
  ]);
  expect(read(ServiceModify, { static_websites: items }).faults).toEqual([
    { name: "static_websites", reason: "Value must have at most 6 items." },
  ]);
});

it("does not look at members without end", () => {
  const members = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`key${index}`, 0]));
  const reason = "Value must not have more than 1000 members.";
  expect(read(z.object({}), { a: members }).faults).toEqual([{ name: "a", reason }]);
});

it("finds text that cannot be stored, and nesting without end, wherever it is", () => {
  const deep = (levels: number): unknown => (levels === 0 ? 0 : [deep(levels - 1)]);
  expect(names(z.unknown(), { a: [0, { b: "\ud800" }] })).toEqual(["a.1.b"]);
  expect(names(z.unknown(), { a: deep(62) })).toBeUndefined();
  expect(names(z.unknown(), { a: deep(1000) })).toEqual([`a${".0".repeat(63)}`]);
  expect([isStorable("a\u0000"), isStorable("\u{1F600}")]).toEqual([false, true]);
});

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { alternatives, type Direction, descriptionOf, membersOf } from "./zod-type.js";

const context = (direction: Direction, more = {}) => ({
  direction,
  readonlyLists: false,
  nameOf: ({ id }: { id: string }) => id,
  ...more,
});
const typeOf = (schema: z.ZodType, direction: Direction = "received", more = {}) =>
  alternatives(schema, context(direction, more)).join(" | ");
const Named = z.object({ a: z.string() }).meta({ id: "Named", description: "A thing." });

describe("the type of a schema", () => {
  it.each([
    [z.string().min(1).regex(/a/), "string"],
    [z.int().max(7), "number"],
    [z.boolean(), "boolean"],
    [z.null(), "null"],
    [z.unknown(), "unknown"],
    [z.any(), "unknown"],
    [z.literal(["a", 1]), '"a" | 1'],
    [z.enum(["A", "B"]), '"A" | "B"'],
    [z.string().nullable(), "string | null"],
    [z.array(z.string()), "string[]"],
    [z.array(z.string().nullable()), "(string | null)[]"],
    [z.record(z.string(), z.int()), "Record<string, number>"],
    [z.union([z.string(), z.int()]), "string | number"],
    [z.lazy(() => Named), "Named"],
    [z.email(), "string"],
    [z.object({ a: z.int(), "b-c": z.string().optional() }), '{\n  a: number;\n  "b-c"?: string;\n}'],
    [z.looseObject({ a: z.int() }), "{\n  a: number;\n  [member: string]: unknown;\n}"],
    [z.strictObject({}), "{\n  [member: string]: never;\n}"],
    [z.strictObject({ a: z.int() }), "{\n  a: number;\n}"],
    [z.object({}), "{\n  [member: string]: unknown;\n}"],
    [z.preprocess(String, z.int()), "number"],
    [z.array(z.object({ a: z.int() })), "{\n  a: number;\n}[]"],
  ])("is written as TypeScript writes it (%#)", (schema, text) => {
    expect(typeOf(schema)).toBe(text);
  });

  it("is a component's name, also behind a refinement or a description", () => {
    for (const schema of [Named, Named.refine(() => true), Named.meta({ description: "Another." }), Named.readonly()])
      expect(typeOf(schema)).toBe("Named");
    expect(typeOf(Named.extend({ b: z.int() }))).toBe("{\n  a: string;\n  b: number;\n}");
  });

  it("is what callers send, or what they receive", () => {
    const schema = z
      .string()
      .transform((text) => text.length)
      .pipe(z.int());
    expect([typeOf(schema, "sent"), typeOf(schema, "received")]).toEqual(["string", "number"]);
  });

  it("does not exist where nothing could be said of what is received", () => {
    expect(() => typeOf(z.string().transform(Number))).toThrow('kind "transform"');
    expect(() => typeOf(z.date())).toThrow('kind "date"');
  });

  it("takes readonly lists, and lists with nothing in places, where it is told to", () => {
    expect(typeOf(z.array(z.string()), "sent", { readonlyLists: true })).toBe("readonly string[]");
    expect(typeOf(z.array(Named), "received", { nullElements: true })).toBe("(Named | null)[]");
  });
});

describe("members", () => {
  const shape = { a: z.int().default(1), b: z.string().nullish(), c: z.string().optional(), d: z.boolean() };

  it("with a default may be left out of what is sent, and stand in what is received", () => {
    expect(membersOf(shape, context("sent"))).toBe(
      "a?: number | undefined;\nb?: string | null | undefined;\nc?: string | undefined;\nd: boolean;\n",
    );
    expect(membersOf(shape, context("received"))).toBe("a: number;\nb?: string | null;\nc?: string;\nd: boolean;\n");
  });

  it("may be left out where the query does not need them", () => {
    expect(membersOf({ d: shape.d }, context("sent", { optionalMembers: ["d"] }))).toBe("d?: boolean | undefined;\n");
  });

  it("stand on lines of their own where there are many alternatives", () => {
    const members = Array.from({ length: 12 }, (_, index) => `ALTERNATIVE_${index}`);
    expect(
      membersOf({ kind: z.enum(members) }, context("received"))
        .split("\n")
        .slice(0, 3),
    ).toEqual(["kind:", '  | "ALTERNATIVE_0"', '  | "ALTERNATIVE_1"']);
  });
});

it("finds a description on a schema, or on what it wraps", () => {
  expect(descriptionOf(z.string().meta({ description: "Inner." }).nullish())).toBe("Inner.");
  expect(descriptionOf(Named.nullable())).toBe("A thing.");
  expect(descriptionOf(Named.nullable().meta({ description: "Outer." }))).toBe("Outer.");
  expect(descriptionOf(z.string())).toBeUndefined();
});

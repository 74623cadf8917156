import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type JsonSchema, mapSchemas, override, tidy, withoutNull } from "./json-schema.js";

const convert = (schema: z.ZodType, direction: "sent" | "received" = "received") => {
  const json = z.toJSONSchema(schema, { io: direction === "sent" ? "input" : "output", override });
  const { $schema: _, ...rest } = tidy(json, direction);
  return rest;
};

describe("tidy", () => {
  it.each([
    [z.int(), { type: "integer", format: "int64" }],
    [z.int().min(1).max(65_535), { type: "integer", format: "int32", minimum: 1, maximum: 65_535 }],
    [z.int().min(0), { type: "integer", format: "int64", minimum: 0 }],
    [z.uuid(), { type: "string", format: "uuid" }],
    [z.iso.datetime(), { type: "string", format: "date-time" }],
    [z.string().regex(/^a$/), { type: "string", pattern: "^a$" }],
  ])("keeps bounds, patterns and formats that say something (%#)", (schema, expected) => {
    expect(convert(schema)).toEqual(expected);
  });

  it("writes null as a type beside another, at any depth", () => {
    expect(convert(z.int().min(1).nullable().meta({ description: "d" }))).toEqual({
      type: ["integer", "null"],
      format: "int64",
      minimum: 1,
      description: "d",
    });
    expect(convert(z.array(z.string().max(3).nullable()))).toEqual({
      type: "array",
      items: { type: ["string", "null"], maxLength: 3 },
    });
  });

  it("leaves null beside an enum or a reference as an alternative", () => {
    expect(convert(z.enum(["a"]).nullable())).toEqual({ anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] });
  });

  it("closes objects to callers only where they really are, and never what is received", () => {
    expect(convert(z.object({}), "sent")).not.toHaveProperty("additionalProperties");
    expect(convert(z.strictObject({}), "sent")).toHaveProperty("additionalProperties", false);
    expect(convert(z.strictObject({}), "received")).not.toHaveProperty("additionalProperties");
    expect(convert(z.record(z.string(), z.boolean()))).toHaveProperty("additionalProperties", { type: "boolean" });
  });

  it("needs a name for every variant of a union", () => {
    const union = z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]);
    expect(() => convert(union)).toThrow(/meta/);
  });
});

describe("mapSchemas", () => {
  it("reaches schemas, and leaves values that look like schemas alone", () => {
    const json: JsonSchema = {
      type: "object",
      properties: { type: { type: "string", default: "x", examples: [{ type: "y" }] } },
      default: { type: "z" },
    };
    const seen: unknown[] = [];
    mapSchemas(json, (schema) => {
      seen.push(schema.type);
      return schema;
    });
    expect(seen).toEqual(["string", "object"]);
  });
});

describe("withoutNull", () => {
  it.each<[JsonSchema, JsonSchema]>([
    [
      { type: ["string", "null"], maxLength: 1 },
      { type: "string", maxLength: 1 },
    ],
    [
      { anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }], description: "d" },
      { type: "string", enum: ["a"], description: "d" },
    ],
    [{ type: "string" }, { type: "string" }],
  ])("takes null out of %j", (json, expected) => {
    expect(withoutNull(json)).toEqual(expected);
  });
});

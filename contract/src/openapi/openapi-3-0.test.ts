import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import type { OpenAPIObject } from "openapi3-ts/oas31";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "./document.js";
import { openApi30 } from "./openapi-3-0.js";

const document = openApiDocument();
const older = openApi30(document) as Record<string, Record<string, unknown>>;

/** One converted schema. */
const converted = (schema: object): unknown => {
  const components = { schemas: { It: schema } };
  const made = openApi30({ openapi: "3.1.1", info: { title: "", version: "1" }, components } as OpenAPIObject);
  return (made as { components: { schemas: { It: unknown } } }).components.schemas.It;
};

describe("the document in OpenAPI 3.0", () => {
  it("is valid there, and is what is committed", async () => {
    const result = await new Validator().validate(structuredClone(older) as never);
    expect(result).toEqual({ valid: true });
    const committed = readFileSync(new URL("../../../openapi-3.0.json", import.meta.url), "utf8");
    expect(committed).toBe(`${JSON.stringify(older, null, 2)}\n`);
    expect(committed.length).toBeLessThan(1_000_000);
  });

  it("leaves the document that it is made of alone, and holds all of its operations and components", () => {
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(older.paths ?? {})).toEqual(Object.keys(document.paths ?? {}));
    expect(Object.keys(older["x-webhooks"] ?? {})).toEqual(Object.keys(document.webhooks ?? {}));
    expect(Object.keys(older.components ?? {}).sort()).toEqual(Object.keys(document.components ?? {}).sort());
    expect(older.components?.examples).toEqual(document.components?.examples);
  });
});

describe("a schema in OpenAPI 3.0", () => {
  it("is nullable where null was one of its types", () => {
    expect(converted({ type: ["string", "null"], maxLength: 3 })).toEqual({
      type: "string",
      maxLength: 3,
      nullable: true,
    });
    expect(converted({ type: ["string", "null"], enum: ["a"] })).toEqual({
      type: "string",
      nullable: true,
      enum: ["a", null],
    });
  });

  it("has an option of exactly null where null was an option", () => {
    const reference = { $ref: "#/components/schemas/Other" };
    expect(converted({ anyOf: [reference, { type: "null" }] })).toEqual({
      anyOf: [reference, { type: "object", nullable: true, enum: [null] }],
    });
  });

  it("has an enumeration of one where there was a constant, and the first of the examples", () => {
    expect(converted({ type: "string", const: "x", examples: ["x", "y"] })).toEqual({
      type: "string",
      enum: ["x"],
      example: "x",
    });
  });

  it("keeps what stands beside a reference, at any depth", () => {
    const member = { $ref: "#/components/schemas/Other", description: "Described here." };
    expect(converted({ type: "object", properties: { member } })).toEqual({
      type: "object",
      properties: { member: { allOf: [{ $ref: "#/components/schemas/Other" }], description: "Described here." } },
    });
    expect(converted({ $ref: "#/components/schemas/Other" })).toEqual({ $ref: "#/components/schemas/Other" });
  });

  it("is refused where 3.0 has no word for it", () => {
    expect(() => converted({ type: "array", prefixItems: [] })).toThrow("`prefixItems`");
    expect(() => converted({ type: ["string", "integer"] })).toThrow("string and integer");
  });
});

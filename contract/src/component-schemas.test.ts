import { describe, expect, it } from "vitest";
import * as z from "zod";
import { contract } from "./apis.js";
import { componentSchemas } from "./component-schemas.js";
import { type JsonSchema, mapSchemas } from "./json-schema.js";
import { partsOf } from "./operation-parts.js";
import { type AnyOperation, type Router, walk } from "./router.js";

const operation = (request: z.ZodType, answer: z.ZodType, servedBy = "core"): AnyOperation =>
  ({ method: "POST", path: "/", servedBy, body: request, success: { status: 200, body: answer } }) as never;

const Leaf = z.object({ size: z.int().default(1) }).meta({ id: "TestLeaf" });
const Tree = z.object({ leaf: Leaf, name: z.string() }).meta({ id: "TestTree" });
const Plain = z.object({ id: z.string() }).meta({ id: "TestPlain" });
const Asked = z.object({ tree: Tree, plain: Plain }).meta({ id: "TestAsked" });

const refOf = (json: JsonSchema | undefined, member: string) => (json?.properties?.[member] as JsonSchema)?.$ref;

describe("componentSchemas", () => {
  const router: Router = { make: operation(Asked, Tree) };
  const { components, at } = componentSchemas(router);

  it("splits what differs, and what points to something that differs", () => {
    expect(Object.keys(components)).toEqual([
      "TestAsked",
      "TestLeaf",
      "TestLeafInput",
      "TestPlain",
      "TestTree",
      "TestTreeInput",
    ]);
    expect(refOf(components.TestTree, "leaf")).toBe("#/components/schemas/TestLeaf");
    expect(refOf(components.TestTreeInput, "leaf")).toBe("#/components/schemas/TestLeafInput");
    expect(refOf(components.TestAsked, "tree")).toBe("#/components/schemas/TestTreeInput");
    expect(refOf(components.TestAsked, "plain")).toBe("#/components/schemas/TestPlain");
  });

  it("requires defaults in what is received, and makes them optional in what is sent", () => {
    expect(components.TestLeaf?.required).toEqual(["size"]);
    expect(components.TestLeaf?.properties?.size).toEqual({ type: "integer", format: "int64" });
    expect(components.TestLeafInput?.required).toBeUndefined();
    expect(components.TestLeafInput?.properties?.size).toMatchObject({ default: 1 });
  });

  it("refers to the form that travels at each place", () => {
    const { body, response } = partsOf(router.make as AnyOperation);
    expect(body && at(body)).toEqual({ $ref: "#/components/schemas/TestAsked" });
    expect(response && at(response)).toEqual({ $ref: "#/components/schemas/TestTree" });
  });

  it("turns the forms round where the provider serves: its user receives the request and sends the answer", () => {
    const turned = componentSchemas({ make: operation(Tree, Plain), take: operation(Tree, Tree, "provider") });
    const { body, response } = partsOf(operation(Tree, Tree, "provider"));
    expect(body && turned.at(body)).toEqual({ $ref: "#/components/schemas/TestTree" });
    expect(response && turned.at(response)).toEqual({ $ref: "#/components/schemas/TestTreeInput" });
  });

  it("keeps the name of a form that alone is used", () => {
    const { components: sentOnly } = componentSchemas({ make: operation(Tree, Plain) });
    expect(Object.keys(sentOnly)).toEqual(["TestLeaf", "TestPlain", "TestTree"]);
    expect(sentOnly.TestLeaf?.required).toBeUndefined();
  });

  it("refuses a schema that no operation uses, and two schemas of one name", () => {
    expect(() => at({ schema: z.string(), direction: "sent", isText: false })).toThrow(/No operation/);
    const other = z.object({}).meta({ id: "TestPlain" });
    expect(() => componentSchemas({ a: operation(Plain, z.object({ other })), b: operation(other, Plain) })).toThrow(
      /TestPlain/,
    );
  });

  it("does the same twice", () => {
    const [first, second] = [componentSchemas(contract), componentSchemas(contract)];
    expect(JSON.stringify(second.components)).toBe(JSON.stringify(first.components));
  });
});

describe("the schemas of the contract", () => {
  const { components, at } = componentSchemas(contract);
  const places = [...walk(contract)].flatMap(({ id, operation: walked }) =>
    Object.entries(partsOf(walked)).map(([name, part]) => ({ place: `${id} ${name}`, part, json: at(part) })),
  );
  const isDescribed = (json: JsonSchema): boolean =>
    Boolean(json.description) ||
    Boolean(json.$ref && components[json.$ref.replace("#/components/schemas/", "")]?.description) ||
    Boolean(json.anyOf?.some(isDescribed));
  const nested = (json: JsonSchema) => {
    const found: JsonSchema[] = [];
    mapSchemas(json, (schema) => {
      found.push(schema);
      return schema;
    });
    return found;
  };

  it.each(Object.entries(components))("%s is described, and so is each of its members", (_, json) => {
    expect(isDescribed(json)).toBe(true);
    const undescribed = nested(json)
      .flatMap((schema) => Object.entries(schema.properties ?? {}))
      .filter(([, member]) => !isDescribed(member as JsonSchema))
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });

  it("have a name wherever they are objects: only parameters and headers stand in place", () => {
    for (const { place, part, json } of places)
      if (!part.isText)
        expect(
          nested(json).filter(({ properties }) => properties),
          place,
        ).toEqual([]);
    for (const [name, json] of Object.entries(components))
      expect(nested(json).filter(({ properties }) => properties).length, name).toBeLessThanOrEqual(1);
  });

  it("describe every parameter and header, and never let them be null", () => {
    for (const { place, part, json } of places) {
      if (!part.isText) continue;
      for (const member of Object.values(json.properties ?? {}) as JsonSchema[]) {
        expect(member.description, place).toBeTruthy();
        expect(JSON.stringify(member), place).not.toContain('"null"');
      }
    }
  });

  it("tell the variants of each union apart by a member that they all have", () => {
    const unions = Object.entries(components).flatMap(([name, json]) =>
      nested(json)
        .filter(({ oneOf }) => oneOf)
        .map((union) => [name, union] as const),
    );
    expect(unions.length).toBeGreaterThan(0);
    for (const [name, { oneOf = [], discriminator }] of unions) {
      const { propertyName, mapping } = discriminator as { propertyName: string; mapping: Record<string, string> };
      expect(Object.values(mapping), name).toEqual(oneOf.map(({ $ref }) => $ref));
      for (const [value, ref] of Object.entries(mapping)) {
        const variant = components[ref.replace("#/components/schemas/", "")];
        expect(variant?.properties?.[propertyName], name).toMatchObject({ const: value });
        expect(variant?.required, name).toContain(propertyName);
      }
    }
  });
});

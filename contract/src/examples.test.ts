import { describe, expect, it } from "vitest";
import { contract } from "./apis.js";
import { noBody } from "./operation.js";
import { partsOf } from "./operation-parts.js";
import { walk } from "./router.js";
import { unknownMembers } from "./testing/unknown-members.js";

const requestParts = ["pathParams", "query", "headers", "body"] as const;

const cases = [...walk(contract)].flatMap(({ id, operation }) =>
  operation.examples.map((example) => ({ id, name: example.name, operation, example })),
);

describe.each(cases)("example $name of $id", ({ operation, example }) => {
  const parts = partsOf(operation);

  it.each(requestParts)("has %s that the schema reads, and no member that it does not know", (name) => {
    const value = (example.request as Record<string, unknown>)[name];
    const schema = parts[name]?.schema;
    if (!schema) return expect(value).toBeUndefined();
    const read = schema.safeParse(value ?? (name === "headers" ? {} : undefined));
    expect(read.error).toBeUndefined();
    expect(unknownMembers(value, read.data)).toEqual([]);
  });

  it("has an answer that is complete as it stands: every default written out, nothing unknown", () => {
    const { response } = parts;
    if (!response) {
      expect(operation.success.body).toBe(noBody);
      return expect(example.response).toBeNull();
    }
    expect(response.schema.parse(example.response)).toEqual(example.response);
  });
});

describe("the check itself", () => {
  it("finds members that were dropped, at any depth", () => {
    expect(unknownMembers({ a: [{ b: 1, c: 2 }], d: 3 }, { a: [{ b: 1 }] })).toEqual(["$.a[0].c", "$.d"]);
    expect(unknownMembers({ a: { b: null } }, { a: { b: null, more: 1 } })).toEqual([]);
  });
});

it("gives the examples of one operation different names", () => {
  for (const { operation } of walk(contract)) {
    const names = operation.examples.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contract } from "./apis.js";
import type { AnyOperation } from "./router.js";
import { walk } from "./router.js";

// a refinement that throws would end the process: zod then parses asynchronously, and nobody awaits that promise

const requestParts = ["pathParams", "query", "headers", "body"] as const;

interface Validator {
  readonly "~standard": { readonly validate: (value: unknown) => unknown };
}

const schemasOf = ({ success, errorBody, ...operation }: AnyOperation) => [
  ...requestParts.map((name) => [name, operation[name]] as const),
  ["response", success.body] as const,
  ["error", errorBody] as const,
];

const cases = [...walk(contract)].flatMap(({ id, operation }) =>
  schemasOf(operation).flatMap(([name, schema]) => {
    if (typeof schema !== "object") return [];
    const examples = operation.examples.map(({ request, response }) =>
      name === "response" ? response : (request as Record<string, unknown>)[name],
    );
    return [{ id, name, schema: schema as Validator, examples: examples.filter((value) => value !== undefined) }];
  }),
);

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 3,
});

/** A valid value with one member, at any depth, replaced, so that deep rules are reached. */
const spoilt = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return anything;
  const members = Object.entries(value).map(([name, member]) =>
    spoilt(member).map((replaced) => {
      const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
      (copy as Record<string, unknown>)[name] = replaced;
      return copy;
    }),
  );
  return fc.oneof(anything, ...members);
};

/** Values of the right type with odd content, which pass the type and reach the refinements. */
const oddText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\u0000", "\ud800", "ucloud_core", "a".repeat(5000)),
);

const withOddTexts = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value === "string") return fc.oneof(fc.constant(value), oddText);
  if (typeof value !== "object" || value === null) return fc.constant(value);
  if (Array.isArray(value)) return fc.tuple(...value.map(withOddTexts));
  return fc.record(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withOddTexts(member)])));
};

describe("no schema throws or answers later, whatever it is given", () => {
  it.each(cases)("$id $name", ({ schema, examples }) => {
    const values = fc.oneof(anything, ...examples.flatMap((example) => [spoilt(example), withOddTexts(example)]));
    fc.assert(
      fc.property(values, (value) => {
        const result = schema["~standard"].validate(value) as object;
        expect(result).not.toHaveProperty("then");
        expect("issues" in result || "value" in result).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

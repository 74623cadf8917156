import { expect, it } from "vitest";
import * as z from "zod";
import type { Components } from "./components.js";
import { unionsFile } from "./unions-file.js";
import { alternatives, type TypeContext } from "./zod-type.js";

const context: TypeContext = { direction: "received", readonlyLists: false, nameOf: ({ id }) => id };
const Cat = z.object({ kind: z.literal("cat") });
const Dog = z.object({ kind: z.enum(["dog", "puppy"]) });
const Fish = z.object({ kind: z.literal("fish") });
const Pet = z.discriminatedUnion("kind", [Cat, z.discriminatedUnion("kind", [Dog, Fish])]);
const componentsOf = (schemas: Readonly<Record<string, z.ZodType>>): Components => ({
  forms: Object.entries(schemas).map(([name, schema]) => ({ name, component: { id: name, schema }, context })),
  contextOf: () => context,
});

it("reads a union by a switch with all its cases, and by one that forgets the last", () => {
  const { text } = unionsFile([], componentsOf({ Pet }), ["Pet"]);
  expect(text).toContain(`export const pet = (value: Pet): unknown => {
  switch (value.kind) {
    case "cat": case "dog": case "puppy": case "fish":
      return value.kind;
    default:
      return never(value);
  }
};`);
  expect(text).toContain(`    case "cat": case "dog": case "puppy":
      return value.kind;
    default:
      // @ts-expect-error a case is missing
      return never(value);`);
});

it("reads what is one of several words by itself, and leaves out what is no choice", () => {
  const schemas = { Mode: z.enum(["on", "off"]), Only: z.enum(["public"]), Name: z.string(), Cat };
  const { text } = unionsFile([], componentsOf(schemas), Object.keys(schemas));
  expect(text).toContain('switch (value) {\n    case "on": case "off":');
  expect(text.match(/export const \w+/g)).toEqual(["export const mode", "export const forgetfulMode"]);
});

it("would miss a union without a name, so that there can be none", () => {
  expect(() => alternatives(z.array(Pet), context)).toThrow("A discriminated union needs a name");
  expect(alternatives(z.array(Pet.meta({ id: "NamedPet" })), context)).toEqual(["NamedPet[]"]);
});

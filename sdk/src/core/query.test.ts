import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { queryOf } from "./query.js";

const write = (model: object, flattened: string[] = []) => queryOf(model, flattened, "things.list");

describe("a query", () => {
  it("starts with the flattened members, whatever the order in the model", () => {
    expect(write({ id: "1", flags: { b: false, a: true } }, ["flags"])).toBe("b=false&a=true&id=1");
  });

  it("leaves out what is null or undefined", () => {
    expect(write({ a: null, b: undefined, c: 0, d: "", flags: null }, ["flags"])).toBe("c=0&d=");
  });

  it("is form-urlencoded", () => {
    expect(write({ name: "a b&c=d/å" })).toBe("name=a+b%26c%3Dd%2F%C3%A5");
  });

  it("repeats a parameter for each element of a list", () => {
    expect(write({ label: ["a=1", "b"] })).toBe("label=a%3D1&label=b");
  });

  it("passes on what the contract does not know yet", () => {
    expect(write({ flags: { includeNews: true } }, ["flags"])).toBe("includeNews=true");
  });

  it("refuses what has no text form", () => {
    expect(() => write({ filter: {} })).toThrow(InvalidArgumentError);
    expect(() => write({ filter: [() => 1] })).toThrow(/things\.list: `filter`/);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJsonMembers } from "./json-members.js";

describe("the length of a text without its blanks", () => {
  it("is that of the compact text, as many blanks as there may be", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), fc.nat(8), (value, indent) => {
        const length = [...JSON.stringify(value)].length;
        const spread = JSON.stringify(value, null, indent);
        expect(readJsonMembers(spread, length).isTooLong).toBe(false);
        expect(readJsonMembers(spread, length - 1).isTooLong).toBe(true);
      }),
    );
  });

  it("counts blanks within strings, and a character beyond the basic plane once", () => {
    expect(readJsonMembers('[ " a " ]', 7).isTooLong).toBe(false);
    expect(readJsonMembers('[ " a " ]', 6).isTooLong).toBe(true);
    expect(readJsonMembers('"😀😀"', 4).isTooLong).toBe(false);
    expect(readJsonMembers('"😀😀"', 3).isTooLong).toBe(true);
  });
});

describe("members that stand twice", () => {
  it.each([
    ['{"a":1,"b":1}', []],
    ['{"a":1,"a":1}', ["a"]],
    ['{"a":1,"a":1,"a":1}', ["a", "a"]],
    ['{"a":{"a":{"b":1}},"b":[{"a":1},{"a":1}]}', []],
    ['{"a":[0,{"b":[],"b":{}}]}', ["a.1.b"]],
    ['[[1,2],{"x":"}","x":"{"}]', ["1.x"]],
    ['{"\\u0061":1,"a":2}', ["a"]],
    ['{"a\\"":1,"a\\\\":2,"a":3}', []],
    ['{"__proto__":1,"__proto__":2}', ["__proto__"]],
    ['"a:a,a:a"', []],
    ['{"a":"\\"a\\":1"}', []],
  ])("%s", (json, repeated) => {
    JSON.parse(json);
    expect(readJsonMembers(json, 100).repeated.map((path) => path.join("."))).toEqual(repeated);
  });

  it("never stand in what JSON.stringify wrote", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readJsonMembers(JSON.stringify(value), Number.POSITIVE_INFINITY).repeated).toEqual([]);
      }),
    );
  });
});

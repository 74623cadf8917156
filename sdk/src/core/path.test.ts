import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { fillPath } from "./path.js";

const path = "/a/:first/b/:second_name";

describe("a path", () => {
  it.each([
    ["a/b", "a%2Fb"],
    ["a b?c#d", "a%20b%3Fc%23d"],
    ["å%2F", "%C3%A5%252F"],
    ["...", "..."],
  ])("keeps %j within one segment", (value, segment) => {
    expect(fillPath(path, [value, "x"], "things.read")).toBe(`/a/${segment}/b/x`);
    expect(new URL(`http://host/a/${segment}/b/x`).pathname.split("/")).toHaveLength(5);
  });

  it("is filled in order, and refused where a value is missing", () => {
    expect(fillPath(path, ["1", 2], "things.read")).toBe("/a/1/b/2");
    expect(() => fillPath(path, ["1"], "things.read")).toThrow(/`second_name`/);
  });

  it.each([undefined, null, "", ".", "..", {}, true])("refuses %j, which would change its shape", (value) => {
    expect(() => fillPath(path, ["x", value], "things.read")).toThrow(InvalidArgumentError);
    expect(() => fillPath(path, ["x", value], "things.read")).toThrow(/things\.read: `second_name`/);
  });
});

import { describe, expect, it } from "vitest";
import { fulfils } from "./fulfils.js";

const row = {
  name: "a",
  owner: null as string | null,
  group: { title: "staff", members: [{ name: "ada" }] },
  project: null,
  entries: [
    { kind: "READ", of: "ada" },
    { kind: "EDIT", of: "bob" },
  ],
};

describe("a row fulfils", () => {
  it.each<[string, object, boolean]>([
    ["no condition at all", {}, true],
    ["a value", { name: "a" }, true],
    ["another value", { name: "b" }, false],
    ["null", { owner: null }, true],
    ["all of several", { name: "a", owner: "ada" }, false],
    ["one of several", { OR: [{ name: "b" }, { owner: null }] }, true],
    ["none of several", { OR: [{ name: "b" }, { owner: "ada" }] }, false],
    ["no choice", { OR: [] }, false],
    ["a value of a list", { name: { in: ["b", "a"] } }, true],
    ["no value of a list", { name: { in: ["b"] } }, false],
    ["a related row", { group: { title: "staff" } }, true],
    ["another related row", { group: { title: "guests" } }, false],
    ["a related row that is not there", { project: { title: "staff" } }, false],
    ["some related rows", { entries: { some: { kind: "EDIT", of: "bob" } } }, true],
    ["no related row in all of it", { entries: { some: { kind: "EDIT", of: "ada" } } }, false],
    ["what hangs on a related row", { group: { members: { some: { name: "ada" } } } }, true],
  ])("%s", (_what, condition, expected) => {
    expect(fulfils(row, condition)).toBe(expected);
  });

  it.each<[string, object, string]>([
    ["a field that was not read", { size: 1 }, "size was not read"],
    ["another operator", { name: { contains: "a" } }, "name is compared with contains"],
    ["a time", { name: new Date(0) }, "name is compared with what is no plain value"],
    ["the opposite", { NOT: { name: "a" } }, "NOT was not read"],
  ])("nothing and says so: %s", (_what, condition, message) => {
    expect(() => fulfils(row, condition)).toThrow(message);
  });
});
